import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import type { Command } from 'commander'
import { DONE, IN_PART, print, printJson, say } from '../../output.ts'
import { refuseIfNoneExists } from '../../paths-given.ts'
import { onDesk } from '../../shell.ts'

/** `copytaster feeds opml import FILE` and `copytaster feeds opml export` */
export function addFeedsOpml(feeds: Command): void {
  const opml = feeds.command('opml').description('Take subscriptions in, or give them out, as OPML')
  opml
    .command('import')
    .description('Follow the subscriptions of an OPML file that are not followed yet')
    .argument('<file>', 'the file, or - for stdin')
    .action((file: string, _options: unknown, command: Command) =>
      onDesk(command, async (shell) => {
        const text = await textOf(file)
        const subscribed = await shell.client.sources.addList({ opml: text })
        if (shell.json) await printJson(subscribed)
        else for (const { address, credited } of subscribed.added) await print(`${address}  ${credited}\n`)
        for (const { address, words } of subscribed.refused) say(`${address}: ${words}`)
        say(subscribed.words)
        return subscribed.refused.length === 0 ? DONE : IN_PART
      }),
    )
  opml
    .command('export')
    .description('Write all sources as an OPML document to stdout')
    .action((_options: unknown, command: Command) =>
      onDesk(command, async (shell) => {
        const list = await shell.client.sources.listFile()
        if (shell.json) await printJson(list)
        else await print(list.opml.endsWith('\n') ? list.opml : `${list.opml}\n`)
        return DONE
      }),
    )
}

async function textOf(file: string): Promise<string> {
  if (file !== '-') await refuseIfNoneExists([file])
  const bytes = file === '-' ? await buffer(process.stdin) : await readFile(file)
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : null
  return new TextDecoder(utf16 ?? 'utf-8').decode(bytes)
}
