import { userInfo } from 'node:os'
import { createRouterClient, type RouterClient } from '@orpc/server'
import type { Command } from 'commander'
import { openEngine, type Engine } from '../engine/engine.ts'
import type { EngineRouter } from '../engine/router.ts'
import type { Status } from './output.ts'

/** Options that every command takes. */
export type GlobalOptions = { home?: string; json?: boolean; as?: string }

/** A desk opened for one command. */
export type Shell = {
  engine: Engine
  client: RouterClient<EngineRouter>
  json: boolean
  /** Who acts: `--as`, else the desk's editor, else the login name. */
  actor: string
}

/**
 * Opens the desk, runs a command on it, and closes it again; the process ends with the command's status.
 * @param command the command as parsed, for its global options
 */
export async function onDesk(command: Command, work: (shell: Shell) => Promise<Status>): Promise<void> {
  const options = command.optsWithGlobals<GlobalOptions>()
  const engine = await openEngine({ home: options.home })
  try {
    const { settings } = await createRouterClient(engine.router, {
      context: { transport: 'shell' },
    }).desk.status()
    const actor = options.as?.trim() || settings.editor || userInfo().username
    const client = createRouterClient(engine.router, { context: { transport: 'shell', actor } })
    process.exitCode = await work({ engine, client, json: options.json === true, actor })
  } finally {
    await engine.close()
  }
}
