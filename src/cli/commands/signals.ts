import type { Command } from 'commander'
import { printableLine } from '../../contract/print-text.ts'
import type { SignalRate } from '../../contract/marks.ts'
import { DONE, print, printJson } from '../output.ts'
import { onDesk } from '../shell.ts'

/** `copytaster signals` */
export function addSignals(program: Command): void {
  program
    .command('signals')
    .description('Say how often each signal for marks was right, from the decisions of the desk')
    .action((_options: unknown, command: Command) =>
      onDesk(command, async (shell) => {
        const { signals } = await shell.client.marks.signals()
        if (shell.json) await printJson(signals)
        else await print(`${signals.flatMap(rateLines).join('\n')}\n`)
        return DONE
      }),
    )
}

function rateLines({ signal, looksFor, confirmed, overruled, rate, sources }: SignalRate): string[] {
  const decided = rate === null ? 'nothing decided' : `${confirmed} of ${confirmed + overruled} confirmed`
  return [
    `${signal}: ${looksFor}; ${decided}`,
    ...sources
      .filter(({ weighs }) => weighs < 1)
      .map(
        (each) =>
          `    weighs ${each.weighs} for ${printableLine(each.source ?? '')}, where ${each.overruled} were overruled`,
      ),
  ]
}
