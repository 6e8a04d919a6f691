import type { Command } from 'commander'
import { serveDesk } from '../../server/serve-desk.ts'
import { countOption } from '../count-option.ts'
import type { GlobalOptions } from '../shell.ts'

/** `copytaster serve` */
export function addServe(program: Command): void {
  program
    .command('serve')
    .description('Serve the desk to a browser on this computer, at an address that works once')
    .option('--port <number>', 'this port; any free one otherwise', countOption)
    .option('--open', 'open the address in the default browser')
    .action(async (options: { port?: number; open?: boolean }, command: Command) => {
      const { home } = command.optsWithGlobals<GlobalOptions>()
      await serveDesk({ home, port: options.port, browser: options.open })
    })
}
