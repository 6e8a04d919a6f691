import type { Command } from 'commander'
import { actOnItems } from '../act.ts'
import { itemsAndLast } from '../items-named.ts'

/** `copytaster note ITEM… TEXT`; an empty text takes the note off. */
export function addNote(program: Command): void {
  program
    .command('note')
    .description('Write the desk’s note on items; an empty text takes it off')
    .argument('<words...>', 'items, and the text last')
    .usage('[options] <item...> <text>')
    .action((words: string[], _options: unknown, command: Command) => {
      const { items: named, last: text } = itemsAndLast(words, 'the text')
      return actOnItems(command, named, 'item.note', (items) => ({
        items,
        note: text.trim() === '' ? null : text,
      }))
    })
}
