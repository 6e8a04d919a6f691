import { Argument, type Command } from 'commander'
import { derivedParts, type DerivedPart } from '../../engine/rebuild.ts'
import { rebuildDesk } from '../../engine/upkeep.ts'
import { DONE, IN_PART, printJson, say } from '../output.ts'
import { onDesk } from '../shell.ts'

/** `copytaster rebuild [PART…]` */
export function addRebuild(program: Command): void {
  program
    .command('rebuild')
    .description('Make derived rows again; what editors decided is not touched')
    .addArgument(new Argument('[part...]', 'only these; all where none is named').choices(derivedParts))
    .action((parts: DerivedPart[], _options: unknown, command: Command) =>
      onDesk(command, async (shell) => {
        let items = 0
        const stop = new AbortController()
        const interrupt = (): void => stop.abort()
        process.once('SIGINT', interrupt)
        const tell = (done: number, of: number): void => {
          items = of
          if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${of} items`)
        }
        await rebuildDesk(shell.engine, parts, tell, stop.signal)
        process.off('SIGINT', interrupt)
        if (process.stderr.isTTY) process.stderr.write('\n')
        if (stop.signal.aborted) {
          say('Stopped half-way. What was not made again is as it was or missing; run it again.')
          return IN_PART
        }
        if (shell.json) await printJson({ parts: parts.length === 0 ? derivedParts : parts, items })
        say(`Made again for ${items} ${items === 1 ? 'item' : 'items'}.`)
        return DONE
      }),
    )
}
