import { useCallback, useEffect, useRef, useState } from 'react'

/** After the last key a text is saved; while keys keep coming, at least this often. Milliseconds. */
const PAUSE = 900
const AT_LEAST = 8000

const fields = new Set<() => Promise<void>>()

/** Saves everything that was typed and is not saved yet. */
export async function flushTyped(): Promise<void> {
  await Promise.all([...fields].map((flush) => flush()))
}

// A window that is closed or hidden may not come back.
window.addEventListener('pagehide', () => void flushTyped())
document.addEventListener('visibilitychange', () => {
  if (document.hidden) void flushTyped()
})

export type SavedText = {
  readonly value: string
  readonly type: (text: string) => void
  readonly leave: () => void
}

/**
 * A text that is saved as it is typed: after a pause, when the field is left, and when the screen or the window
 * goes. What was typed is shown until the field is left, so that no answer of the engine takes a key back.
 * @param saved what the engine holds
 * @param save answers whether it was taken; a refused text stays in the field and is tried again
 */
export function useSavedText(saved: string, save: (text: string) => Promise<boolean>): SavedText {
  const [typed, setTyped] = useState<string | null>(null)
  const latest = useRef({ saved, save })
  latest.current = { saved, save }
  const now = useRef({
    text: '',
    unsaved: false,
    since: 0,
    timer: undefined as ReturnType<typeof setTimeout> | undefined,
    saving: Promise.resolve(),
  })

  const flush = useCallback(async () => {
    const state = now.current
    clearTimeout(state.timer)
    // One after the other, so that the last text typed is the last one saved.
    state.saving = state.saving.then(async () => {
      if (!state.unsaved) return
      state.unsaved = false
      if (state.text === latest.current.saved) return
      if (!(await latest.current.save(state.text))) state.unsaved = true
    })
    await state.saving
  }, [])

  useEffect(() => {
    fields.add(flush)
    return () => {
      fields.delete(flush)
      void flush()
    }
  }, [flush])

  return {
    value: typed ?? saved,
    type(text) {
      const state = now.current
      setTyped(text)
      if (!state.unsaved) state.since = performance.now()
      state.text = text
      state.unsaved = true
      clearTimeout(state.timer)
      const rest = AT_LEAST - (performance.now() - state.since)
      state.timer = setTimeout(() => void flush(), Math.max(0, Math.min(PAUSE, rest)))
    },
    leave() {
      void flush().then(() => {
        if (!now.current.unsaved) setTyped(null)
      })
    },
  }
}
