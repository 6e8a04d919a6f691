import { useMemo } from 'react'
import { commandOf, commands } from '../commands.ts'
import { keyWords } from '../keys.ts'
import { Chooser } from '../ui/Chooser.tsx'

/** All commands that can be run here, by name. It stays in the page, so that it opens at once. */
export function Palette({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  // What can be run is asked when it opens, not while it lies hidden.
  const choices = useMemo(
    () =>
      commands
        .filter((command) => open && command.id !== 'desk.commands' && (command.when?.() ?? true))
        // Moving is done by its keys; what is looked for by name is the rest.
        .toSorted((left, right) => Number(left.group === 'Move') - Number(right.group === 'Move'))
        .map((command) => ({
          id: command.id,
          words: command.words,
          detail: command.group,
          icon: command.icon,
          keys: command.keys[0] === undefined ? undefined : keyWords(command.keys[0]),
        })),
    [open],
  )
  return (
    <Chooser
      open={open}
      keepMounted
      title="Commands"
      placeholder="What do you want to do?"
      choices={choices}
      onClose={onClose}
      onChoose={(id) => {
        onClose()
        // The focus goes back first, so that a command that moves it has the last word.
        requestAnimationFrame(() => commandOf(id).run())
      }}
    />
  )
}
