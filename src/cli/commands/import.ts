import { resolve } from 'node:path'
import { Option, type Command } from 'commander'
import { Refusal } from '../../contract/errors.ts'
import { followImport } from '../follow-import.ts'
import { refuseIfNoneExists } from '../paths-given.ts'
import { onDesk, type Shell } from '../shell.ts'
import { tellReceipt } from '../tell-receipt.ts'
import { uploadStandardInput } from '../upload-standard-input.ts'

type Options = { resume?: string | true; sample?: boolean; name: string; splitNewsletters?: boolean }

/** `copytaster import PATH…|-` */
export function addImport(program: Command): void {
  program
    .command('import')
    .description('Take in files, folders, zips and feed documents; - takes a document from stdin')
    .argument('[path...]', 'files and folders, or - for stdin')
    .option('--name <name>', 'file name of the document on stdin; its ending may tell what it is', 'stdin')
    .option('--sample', 'take in the sample set')
    .option('--split-newsletters', 'make each story of a newsletter an item too')
    .addOption(new Option('--resume [import]', 'go on with an interrupted import; the newest unless told'))
    .action((paths: string[], options: Options, command: Command) =>
      onDesk(command, async (shell) => {
        const id = await begin(shell, paths, options)
        await followImport(shell, id)
        return tellReceipt(shell, id)
      }),
    )
}

async function begin(shell: Shell, paths: readonly string[], options: Options): Promise<string> {
  if (options.resume !== undefined) return resume(shell, options.resume)
  const files = paths.filter((path) => path !== '-')
  if (paths.length === 0 && !options.sample) {
    throw new Refusal('INVALID', 'Name files or folders to import, or - for stdin.')
  }
  if (files.length > 0) await refuseIfNoneExists(files)
  const upload = paths.includes('-') ? await uploadStandardInput(shell, options.name) : null
  const started = await shell.client.imports.start({
    ...(files.length > 0 ? { paths: files.map((path) => resolve(path)) } : {}),
    ...(upload === null ? {} : { uploads: [upload] }),
    ...(options.sample ? { sample: true } : {}),
    ...(options.splitNewsletters ? { splitNewsletters: true } : {}),
  })
  return started.import
}

async function resume(shell: Shell, which: string | true): Promise<string> {
  const { interrupted } = await shell.client.desk.status()
  const found = which === true ? interrupted[0] : interrupted.find((each) => each.import === which)
  if (!found) throw new Refusal('NOT_FOUND', 'There is no interrupted import to go on with.')
  await shell.client.imports.resume({ import: found.import })
  return found.import
}
