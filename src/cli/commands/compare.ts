import type { Command } from 'commander'
import type { Comparison, ComparedPair } from '../../contract/stories.ts'
import { printable, printableLine } from '../../contract/print-text.ts'
import { findItem } from '../../engine/find-named.ts'
import { itemJson } from '../item-json.ts'
import { DONE, print, printJson } from '../output.ts'
import { onDesk } from '../shell.ts'

/** `copytaster compare ITEM ITEM` */
export function addCompare(program: Command): void {
  program
    .command('compare')
    .description('Compare two items paragraph by paragraph and word by word')
    .argument('<left>', 'one item')
    .argument('<right>', 'the other')
    .action((left: string, right: string, _options: unknown, command: Command) =>
      onDesk(command, async (shell) => {
        const compared = await shell.client.stories.compare({
          left: findItem(shell.engine, left),
          right: findItem(shell.engine, right),
        })
        if (shell.json) {
          await printJson({ ...compared, left: itemJson(compared.left), right: itemJson(compared.right) })
        } else await print(`${comparedWords(compared).join('\n')}\n`)
        return DONE
      }),
    )
}

function comparedWords({ left, right, words, numbers, names, headline, pairs }: Comparison): string[] {
  return [
    `- ${left.id}  ${printableLine(left.source ?? left.original.name)}`,
    `+ ${right.id}  ${printableLine(right.source ?? right.original.name)}`,
    `${words}.`,
    ...oneSidedWords('Numbers', numbers),
    ...oneSidedWords('Names', names),
    '',
    pieceWords(headline),
    ...pairs.map((pair) =>
      pair.same ? '  =' : pair.moved === null ? pieceWords(pair.pieces) : `  ~${pieceWords(pair.pieces)}`,
    ),
  ]
}

/** What only one of the two has, before anything else: - the left, + the right. */
function oneSidedWords(what: string, { left, right }: Comparison['numbers']): string[] {
  if (left.length + right.length === 0) return []
  const sides = [...left.map((each) => `-${each}`), ...right.map((each) => `+${each}`)]
  return [`${what} that differ: ${sides.map(printableLine).join(' ')}`]
}

/** As a text editor marks them: [-taken out-] and {+put in+}. */
function pieceWords(pieces: ComparedPair['pieces']): string {
  const words = pieces.map(({ kind, text }) => {
    const clean = printable(text)
    return kind === 'same' ? clean : kind === 'removed' ? `[-${clean}-]` : `{+${clean}+}`
  })
  return `  ${words.join('')}`
}
