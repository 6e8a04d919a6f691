import { matchKeybindingPress, parseKeybinding, type KeybindingPress } from 'tinykeys'

export const onMac = /Mac|iPhone|iPad/.test(navigator.platform)

/** `sign`: a figure or a sign, which some layouts reach by Shift or AltGr only. */
export type Press = { readonly binding: KeybindingPress; readonly sign: boolean }
/** One way to a command: presses in order, `g t` or `$mod+k`, as tinykeys writes them. */
export type Sequence = { readonly written: string; readonly presses: readonly Press[] }

/** Reads a sequence of presses. */
export function readSequence(written: string): Sequence {
  const presses = written.split(' ').flatMap((press) => {
    const sign = /^[^\p{L}]$/u.test(press)
    const [binding] = parseKeybinding(sign ? `[Shift]+[Alt]+[Control]+${press}` : press)
    return binding ? [{ binding, sign }] : []
  })
  return { written, presses }
}

/** Whether an event is this press. On layouts without Latin letters the place of the key counts instead. */
export function isPress(event: KeyboardEvent, { binding, sign }: Press): boolean {
  if (sign && (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState('AltGraph'))
    return false
  return matchKeybindingPress(latinEvent(event), binding)
}

/** A press that types a character when no field listens: these can be switched off (WCAG 2.1.4). */
export function isSingleKey(sequence: Sequence): boolean {
  const [press] = sequence.presses
  if (!press) return false
  const [required, , key] = press.binding
  return typeof key === 'string' && key.length === 1 && required.every((modifier) => modifier === 'Shift')
}

/** A sequence as it is shown beside buttons: `Ctrl K`, `Shift E`, `M S`, `↓`. */
export function keyWords(written: string): string {
  return written
    .split(' ')
    .map((press) =>
      press
        .split(/(?<=.)\+/)
        .map((part) => SHOWN[part] ?? (part.length === 1 ? part.toUpperCase() : part))
        .join(' '),
    )
    .join(' ')
}

const SHOWN: Readonly<Record<string, string>> = {
  $mod: onMac ? '⌘' : 'Ctrl',
  Control: 'Ctrl',
  Alt: onMac ? '⌥' : 'Alt',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Space: 'Space',
  Delete: 'Del',
}

/** Keys of a Latin layout by their place, for the letters and brackets that commands use. */
function latinEvent(event: KeyboardEvent): KeyboardEvent {
  if (event.key.length !== 1 || !/\p{L}/u.test(event.key) || /\p{Script=Latin}/u.test(event.key)) return event
  const key =
    BY_PLACE[event.code] ?? (/^Key[A-Z]$/.test(event.code) ? event.code.slice(3).toLowerCase() : null)
  if (!key) return event
  return new KeyboardEvent(event.type, {
    key,
    code: event.code,
    shiftKey: event.shiftKey,
    ctrlKey: event.ctrlKey,
    altKey: event.altKey,
    metaKey: event.metaKey,
  })
}

const BY_PLACE: Readonly<Record<string, string>> = {
  BracketLeft: '[',
  BracketRight: ']',
  Comma: ',',
  Slash: '/',
}
