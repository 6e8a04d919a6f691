import { setTimeout as wait } from 'node:timers/promises'

/** So many hosts are asked at once. */
const AT_ONCE = 8
/** Between the end of one request to a host and the next, in milliseconds. */
const GAP_MS: readonly [number, number] = [1000, 2000]

/** Runs what asks hosts: one request a host at a time, some time apart, and no more than eight in all. */
export type HostQueue = {
  /** Resolves with what `work` gives, once its turn has come. `work` says whether it asked at all. */
  run: <Result>(host: string, work: () => Promise<{ asked: boolean; result: Result }>) => Promise<Result>
}

/**
 * @param gap the shortest and longest pause at a host, in milliseconds
 * @param signal ends all pauses; what has not begun then rejects
 */
export function createHostQueue(signal: AbortSignal, gap: readonly [number, number] = GAP_MS): HostQueue {
  const last = new Map<string, Promise<void>>()
  const waiting: (() => void)[] = []
  let running = 0

  async function slot(): Promise<void> {
    if (running < AT_ONCE) running++
    else await new Promise<void>((resume) => waiting.push(resume))
  }
  /** Hands the place on to who has waited longest, so that nobody slips in between. */
  function leave(): void {
    const next = waiting.shift()
    if (next) next()
    else running--
  }

  return {
    run(host, work) {
      const turn = last.get(host) ?? Promise.resolve()
      const done = turn.then(async () => {
        await slot()
        try {
          signal.throwIfAborted()
          return await work()
        } finally {
          leave()
        }
      })
      const after = done.then(
        async ({ asked }) => {
          if (asked) await pause()
        },
        () => pause(),
      )
      last.set(host, after)
      void after.then(() => {
        if (last.get(host) === after) last.delete(host)
      })
      return done.then(({ result }) => result)
    },
  }

  async function pause(): Promise<void> {
    const ms = gap[0] + Math.random() * (gap[1] - gap[0])
    await wait(ms, undefined, { signal }).catch(() => undefined)
  }
}
