import type { Command } from 'commander'
import { verifyDesk } from '../../engine/upkeep.ts'
import { DONE, IN_PART, printJson, say } from '../output.ts'
import { onDesk } from '../shell.ts'

/** `copytaster verify`: exit status 0 sound, 1 damage. */
export function addVerify(program: Command): void {
  program
    .command('verify')
    .description('Check originals, log, database and derived rows; exit status 0 sound, 1 damage, each named')
    .action((_options: unknown, command: Command) =>
      onDesk(command, async (shell) => {
        const { events, originals, damage } = await verifyDesk(shell.engine)
        const sound = damage.length === 0
        if (shell.json) await printJson({ sound, events, originals, damage })
        for (const each of damage) say(`${each.what} ${each.name}: ${each.words}`)
        say(
          sound
            ? `Sound: ${events} events and ${originals} originals checked.`
            : `${damage.length} ${damage.length === 1 ? 'damage' : 'damages'} found; ${events} events and ${originals} originals checked.`,
        )
        return sound ? DONE : IN_PART
      }),
    )
}
