import { resolve } from 'node:path'
import type { Command } from 'commander'
import { refuseIfNoneExists } from '../paths-given.ts'
import { DONE, IN_PART, say, type Status } from '../output.ts'
import { onDesk, type Shell } from '../shell.ts'
import { tellReceipt } from '../tell-receipt.ts'

/** How often is looked whether a folder is there. */
const LOOK_MS = 500

/** `copytaster watch FOLDER…` */
export function addWatch(program: Command): void {
  program
    .command('watch')
    .description(
      'Take in every file that comes into folders, or changes there, until Ctrl C; files stay where they are',
    )
    .argument('<folder...>', 'folders, with everything beneath them')
    .action((folders: string[], _options: unknown, command: Command) =>
      onDesk(command, async (shell) => {
        await refuseIfNoneExists(folders)
        return watchUntilTold(
          shell,
          folders.map((folder) => resolve(folder)),
        )
      }),
    )
}

async function watchUntilTold(shell: Shell, folders: readonly string[]): Promise<Status> {
  const { watching, imports } = shell.engine
  let status: Status = DONE
  let told: Promise<void> = Promise.resolve()
  watching.onImport((id) => {
    // One after the other: two receipts at once would be told through each other.
    told = told.then(async () => {
      await imports.finished(id)
      if ((await tellReceipt(shell, id)) !== DONE) status = IN_PART
    })
  })
  watching.follow(folders)
  say(`Watching ${folders.join(', ')}. Ctrl C stops.`)
  const troubles = sayTroubles(shell)
  await new Promise<void>((stopped) => {
    process.once('SIGINT', () => stopped())
    process.once('SIGTERM', () => stopped())
  })
  clearInterval(troubles)
  await watching.close()
  await told
  return status
}

/** Says once what keeps a folder from being watched, and once that it is back. */
function sayTroubles(shell: Shell): NodeJS.Timeout {
  const said = new Map<string, string | null>()
  return setInterval(() => {
    for (const { folder, words } of shell.engine.watching.folders()) {
      const before = said.get(folder) ?? null
      said.set(folder, words)
      if (words !== before) say(words ?? `${folder} is watched again.`)
    }
  }, LOOK_MS)
}
