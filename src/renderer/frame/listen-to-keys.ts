import { createCell } from '../cell.ts'
import { commands, type Command } from '../commands.ts'
import { isPress, isSingleKey, readSequence, type Sequence } from '../keys.ts'

/** The first press of a chord, while the second is awaited, and what may follow. */
export type Pending = {
  readonly presses: number
  readonly written: string
  readonly follow: readonly { readonly command: Command; readonly key: string }[]
}
export const pending = createCell<Pending | null>(null)

const CHORD_WAITS = 6000

const bound: readonly { readonly command: Command; readonly sequence: Sequence }[] = commands.flatMap(
  (command) => command.keys.map((keys) => ({ command, sequence: readSequence(keys) })),
)

/**
 * Runs commands by key for as long as the page lives. Keys pause in text fields and in dialogs and menus, but
 * for those of commands that say `inFields`.
 * @param singleKeysAct whether keys without Ctrl or Alt act at all (WCAG 2.1.4)
 */
export function listenToKeys(singleKeysAct: () => boolean): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const forget = () => {
    clearTimeout(timer)
    pending.set(null)
  }
  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || isModifier(event.key)) return
    const writing = isWriting(event.target)
    const waiting = pending.get()
    const step = waiting?.presses ?? 0
    const possible = bound.filter(({ command, sequence }) => {
      if (writing && !command.inFields) return false
      if (isSingleKey(sequence) && !singleKeysAct()) return false
      if (waiting && !sequence.written.startsWith(`${waiting.written} `)) return false
      const press = sequence.presses[step]
      if (!press || !isPress(event, press)) return false
      if (isOwnKey(event)) return false
      return command.when?.() ?? true
    })
    if (waiting) forget()
    const [first] = possible
    if (!first) {
      if (waiting && !writing) event.preventDefault()
      return
    }
    event.preventDefault()
    if (first.sequence.presses.length === step + 1) {
      first.command.run()
      return
    }
    const written = first.sequence.written
      .split(' ')
      .slice(0, step + 1)
      .join(' ')
    const follow = possible.map(({ command, sequence }) => ({
      command,
      key: sequence.written.split(' ')[step + 1] ?? '',
    }))
    pending.set({ presses: step + 1, written, follow })
    timer = setTimeout(forget, CHORD_WAITS)
  })
  window.addEventListener('blur', forget)
}

/** Text fields, and everything that has keys of its own while it is open. */
function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  return (
    target.closest(
      'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true], [role=dialog], [role=menu]',
    ) !== null
  )
}

/** Enter and Space belong to the button or link that has the focus; arrows to a splitter. */
function isOwnKey(event: KeyboardEvent): boolean {
  if (!(event.target instanceof Element)) return false
  if (event.key === 'Enter' || event.key === ' ') {
    return event.target.closest('button, a[href], summary, input, [role=button]') !== null
  }
  return (
    event.key.startsWith('Arrow') &&
    event.target.closest('[role=separator], [role=radio], [role=tab]') !== null
  )
}

function isModifier(key: string): boolean {
  return key === 'Shift' || key === 'Control' || key === 'Alt' || key === 'Meta' || key === 'AltGraph'
}
