import type { Command } from 'commander'
import { Refusal } from '../../contract/errors.ts'
import { findItem } from '../../engine/find-named.ts'
import { act, tellActed } from '../act.ts'
import { instantOf } from '../instant-of.ts'
import { onDesk } from '../shell.ts'

/** commander gives false where `--no-byline` and its like were typed. */
type Options = { headline?: string; byline?: string | false; date?: string | false; source?: string | false }

/** `copytaster correct ITEM --headline TEXT …` */
export function addCorrect(program: Command): void {
  program
    .command('correct')
    .description('Correct by hand what the reader of the file got wrong')
    .argument('<item>', 'the item')
    .option('--headline <text>', 'the right headline')
    .option('--byline <text>', 'the right byline')
    .option('--no-byline', 'the copy has no byline')
    .option('--date <time>', 'the right time of publication, like 2026-11-24T18:00+01:00')
    .option('--no-date', 'the copy states no date')
    .option('--source <text>', 'the right source')
    .option('--no-source', 'the copy states no source')
    .action((word: string, options: Options, command: Command) =>
      onDesk(command, async (shell) => {
        const input = {
          headline: options.headline,
          byline: typedOr(options.byline),
          publishedAt: typeof options.date === 'string' ? instantOf(options.date) : typedOr(options.date),
          source: typedOr(options.source),
        }
        if (Object.values(input).every((value) => value === undefined)) {
          throw new Refusal('INVALID', 'Say what to correct: --headline, --byline, --date or --source.')
        }
        const acted = await act(shell, 'item.correct', { item: findItem(shell.engine, word), ...input })
        return tellActed(shell, acted)
      }),
    )
}

/** False (`--no-byline`) states that there is none. */
function typedOr(value: string | boolean | undefined): string | null | undefined {
  return typeof value === 'string' ? value : value === false ? null : undefined
}
