import { commandOf, type CommandId } from '../commands.ts'
import { keyWords } from '../keys.ts'
import { Button, type ButtonLook } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'

/** The key of a command as it is shown, where it has one. */
export function keysOf(id: CommandId): string | undefined {
  const [keys] = commandOf(id).keys
  return keys === undefined ? undefined : keyWords(keys)
}

/** A button of a command: its words, picture and key come from the table. */
export function CommandButton({
  command: id,
  look,
  words,
  small,
  keys,
  disabled,
}: {
  readonly command: CommandId
  readonly look?: ButtonLook
  /** Shorter than in the table. */
  readonly words?: string
  readonly small?: boolean
  /** Other than the table's, where a chord begins: `M`. */
  readonly keys?: string
  readonly disabled?: boolean
}) {
  const command = commandOf(id)
  return (
    <Button
      look={look}
      small={small}
      icon={command.icon}
      keys={keys ?? keysOf(id)}
      disabled={disabled}
      onClick={command.run}
    >
      {words ?? command.words}
    </Button>
  )
}

/** The same as a picture only, its words in a tooltip. */
export function CommandIcon({
  command: id,
  words,
}: {
  readonly command: CommandId
  readonly words?: string
}) {
  const command = commandOf(id)
  if (!command.icon) throw new Error(`The command ${id} has no picture.`)
  return (
    <IconButton icon={command.icon} words={words ?? command.words} keys={keysOf(id)} onClick={command.run} />
  )
}
