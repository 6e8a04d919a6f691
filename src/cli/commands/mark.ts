import { Argument, Option, type Command } from 'commander'
import { markKind, markName, type MarkKind } from '../../contract/marks.ts'
import { Refusal } from '../../contract/errors.ts'
import { actOnItems } from '../act.ts'
import { itemsAndLast } from '../items-named.ts'
import { passageOf } from '../passage-of.ts'

type Options = { kind?: MarkKind; blocks?: string; off?: boolean }

/** `copytaster mark ITEM… syndicated|opinion` */
export function addMark(program: Command): void {
  program
    .command('mark')
    .description('Mark items as syndicated or opinion by hand, confirmed at once')
    .addArgument(new Argument('<words...>', 'items, and the mark last: syndicated or opinion'))
    .usage('[options] <item...> <mark>')
    .addOption(new Option('--kind <kind>', 'what kind of text it is').choices(markKind.options))
    .option('--blocks <first-last>', 'only these paragraphs of the item, counted from 1')
    .option('--off', 'take the mark off instead')
    .action((words: string[], options: Options, command: Command) => {
      const { items: named, last } = itemsAndLast(words, 'the mark, syndicated or opinion')
      const mark = markName.safeParse(last)
      if (!mark.success) throw new Refusal('INVALID', `A mark is syndicated or opinion, not “${last}”.`)
      const blocks = options.blocks === undefined ? null : passageOf(options.blocks)
      return options.off
        ? actOnItems(command, named, 'mark.clear', (items) => ({ items, mark: mark.data, blocks }))
        : actOnItems(command, named, 'mark.set', (items) => ({
            items,
            mark: mark.data,
            kind: options.kind,
            blocks,
          }))
    })
}
