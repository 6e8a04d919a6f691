import { mkdir, open, rename } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { briefFormat, type BriefFormat } from '../../../contract/briefs.ts'
import { Refusal } from '../../../contract/errors.ts'
import { findBrief } from '../../../engine/find-named.ts'
import { DONE, printJson, say } from '../../output.ts'
import { onDesk } from '../../shell.ts'
import { writePieces } from '../../write-pieces.ts'

type Options = { format: BriefFormat[]; to: string }

/** `copytaster brief export BRIEF --format docx,html,md,pdf --to DIR` */
export function addBriefExport(brief: Command): void {
  brief
    .command('export')
    .description('Export a brief with its provenance; what may not leave is named')
    .argument('<brief>', 'its id, the beginning of it, or its title')
    .option('--format <formats>', 'docx, html, md and pdf, parted by commas', formatsOf, [
      'docx',
    ] as BriefFormat[])
    .option('--to <folder>', 'where to write the files; made where it is not there', '.')
    .action((word: string, options: Options, command: Command) =>
      onDesk(command, async (shell) => {
        const { briefs } = shell.client
        const made = await briefs.export({
          brief: findBrief(shell.engine, word),
          formats: options.format,
        })
        const folder = resolve(options.to)
        await mkdir(folder, { recursive: true })
        const files = []
        for (const { name, format, sha256, size } of made.files) {
          const path = join(folder, name)
          await writeWhole(path, (write) =>
            writePieces((offset) => briefs.exportBytes({ export: made.export, format, offset }), write),
          )
          files.push({ path, sha256, format, size })
          say(`${path}  ${sha256}`)
        }
        if (shell.json) await printJson({ files, export: made.export })
        return DONE
      }),
    )
}

function formatsOf(typed: string): BriefFormat[] {
  const formats = typed.split(',').map((each) => briefFormat.safeParse(each.trim().toLowerCase()))
  return [
    ...new Set(
      formats.map((each) => {
        if (each.success) return each.data
        throw new Refusal(
          'INVALID',
          `A brief is exported as ${briefFormat.options.join(', ')}, not as “${typed}”.`,
        )
      }),
    ),
  ]
}

/** A file appears under its name only once it is whole. */
async function writeWhole(
  path: string,
  fill: (write: (bytes: Buffer) => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const part = `${path}.part`
  const handle = await open(part, 'w')
  try {
    await fill((bytes) => handle.appendFile(bytes))
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(part, path)
}
