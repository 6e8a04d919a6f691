import { createCell } from '../cell.ts'
import { withLocalTimes } from '../words.ts'

/** A line that tells what was done, with at most one thing to do about it. The last one replaces. */
export type ToastShown = {
  readonly words: string
  readonly tone: 'done' | 'refused'
  readonly button: { readonly words: string; readonly keys?: string; readonly run: () => void } | null
}

export const toast = createCell<ToastShown | null>(null)

/** Says a line for 8 seconds at the foot of the list, and to screen readers. */
export function showToast(words: string, how: Partial<Omit<ToastShown, 'words'>> = {}): void {
  toast.set({ words: withLocalTimes(words), tone: how.tone ?? 'done', button: how.button ?? null })
}

export function hideToast(): void {
  toast.set(null)
}
