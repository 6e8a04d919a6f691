import type { MenuCommand } from '../../contract/shell.ts'
import { commandOf, commands, type CommandGroup } from '../commands.ts'
import { onMac } from '../keys.ts'

const MENUS: { readonly [Group in CommandGroup]?: MenuCommand['menu'] } = {
  Decide: 'edit',
  Sort: 'edit',
  Look: 'view',
  'Go to': 'go',
  Desk: 'file',
}

/** Gives the window's native menu the same commands, and runs those chosen there. */
export function shareMenu(): void {
  const { desk } = window
  if (!desk) return
  desk.setMenu(
    commands.flatMap((command): MenuCommand[] => {
      const menu =
        command.id === 'desk.keys' || command.id === 'desk.commands' ? 'help' : MENUS[command.group]
      if (!menu || /^item\.tag\d$/.test(command.id)) return []
      return [{ menu, id: command.id, words: command.words, keys: accelerator(command.keys[0]) }]
    }),
  )
  desk.onCommand((id) => {
    const command = commandOf(id)
    if (command.when?.() ?? true) command.run()
  })
}

/** As Electron writes keys; chords have no such form and are left out. */
function accelerator(keys: string | undefined): string | undefined {
  if (!keys || keys.includes(' ')) return undefined
  const parts = keys.replace('$mod', onMac ? 'Command' : 'Control').split('+')
  return parts
    .map((part) => (part.startsWith('Arrow') ? part.slice(5) : part.length === 1 ? part.toUpperCase() : part))
    .join('+')
}
