import { resolve } from 'node:path'
import type { Command } from 'commander'
import { printableLine } from '../../contract/print-text.ts'
import { extractDrafts, type ExtractedFile } from '../../engine/extract-drafts.ts'
import { DONE, IN_PART, print, printJson } from '../output.ts'
import { refuseIfNoneExists } from '../paths-given.ts'
import type { GlobalOptions } from '../shell.ts'

/** `copytaster extract PATH…` */
export function addExtract(program: Command): void {
  program
    .command('extract')
    .description('What the readers make of files and folders, without a store')
    .argument('<path...>', 'files and folders')
    .action(async (paths: string[], _options: unknown, command: Command) => {
      const { json } = command.optsWithGlobals<GlobalOptions>()
      await refuseIfNoneExists(paths)
      let failed = false
      for await (const file of extractDrafts(paths.map((path) => resolve(path)))) {
        failed ||= file.drafts.length === 0 && file.subscriptions === undefined && file.problems.length > 0
        if (json) await printJson(file)
        else await print(`${extractedWords(file).join('\n')}\n`)
      }
      process.exitCode = failed ? IN_PART : DONE
    })
}

function extractedWords({ path, format, drafts, problems, subscriptions }: ExtractedFile): string[] {
  const feeds = subscriptions?.length ?? 0
  return [
    `${printableLine(path)}  ${format ?? 'not read'}, ${drafts.length} ${drafts.length === 1 ? 'draft' : 'drafts'}${feeds === 0 ? '' : `, ${feeds} ${feeds === 1 ? 'subscription' : 'subscriptions'}`}`,
    ...drafts.map((draft) => `  ${printableLine(draft.headline ?? 'No headline')}`),
    ...(subscriptions ?? []).map(
      ({ title, url, group }) =>
        `  ${group === null ? '' : `${printableLine(group)} / `}${printableLine(title ?? url)}  ${url}`,
    ),
    ...problems.map((problem) => `  ${problem.code}: ${printableLine(problem.words)}`),
  ]
}
