import type { Notice } from '../contract/desk.ts'

/** Change notices and progress for every window that listens. */
export type Notices = {
  tell: (notice: Notice) => void
  /** Everything told from now on, until the signal. A listener that lags gets one merged change instead of many. */
  listen: (signal: AbortSignal | undefined) => AsyncGenerator<Notice>
  close: () => void
}

type Listener = { waiting: Notice[]; wake: () => void }

export function createNotices(): Notices {
  const listeners = new Set<Listener>()
  let closed = false
  return {
    tell(notice) {
      for (const listener of listeners) {
        enqueue(listener.waiting, notice)
        listener.wake()
      }
    },
    async *listen(signal) {
      const listener: Listener = { waiting: [], wake: () => undefined }
      listeners.add(listener)
      try {
        for (;;) {
          if (closed || signal?.aborted === true) return
          const next = listener.waiting.shift()
          if (next) {
            yield next
            continue
          }
          await new Promise<void>((resolve) => {
            listener.wake = resolve
            signal?.addEventListener('abort', () => resolve(), { once: true })
          })
        }
      } finally {
        listeners.delete(listener)
      }
    },
    close() {
      closed = true
      for (const listener of listeners) listener.wake()
    },
  }
}

/** Merges a notice into the last of its kind that still waits, so that a queue never grows with the work behind it. */
function enqueue(waiting: Notice[], notice: Notice): void {
  const at = waiting.findIndex((each) =>
    notice.kind === 'changed'
      ? each.kind === 'changed'
      : notice.kind === 'alarm'
        ? each.kind === 'alarm' && each.source === notice.source
        : each.kind === 'progress' && each.import === notice.import,
  )
  const last = waiting[at]
  if (last === undefined) {
    waiting.push(notice)
  } else if (notice.kind === 'changed' && last.kind === 'changed') {
    waiting[at] = {
      kind: 'changed',
      topics: [...new Set([...last.topics, ...notice.topics])],
      items: [...new Set([...last.items, ...notice.items])].slice(0, 500),
    }
  } else {
    waiting[at] = notice
  }
}
