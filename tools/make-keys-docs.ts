import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { JSDOM } from 'jsdom'
import { createServer } from 'vite'
import type * as commandsModule from '../src/renderer/commands.ts'
import type * as keysModule from '../src/renderer/keys.ts'
import { pageConfig } from './page-config.ts'
import { root } from './run.ts'

type Commands = typeof commandsModule
type Keys = typeof keysModule

const readme = join(root, 'README.md')
const table = /(<!-- keys[^>]*-->\n)[^]*?(<!-- \/keys -->)/

/** README.md as it is, and as it is with the keys of the commands as they are now. */
export async function readmeWithKeys(): Promise<{ now: string; made: string }> {
  const now = readFileSync(readme, 'utf8')
  if (!table.test(now))
    throw new Error('README.md has no place for the keys: <!-- keys … --> and <!-- /keys -->')
  const rows = await keysTable()
  return {
    now,
    made: now.replace(table, (_, before: string, after: string) => `${before}\n${rows}\n${after}`),
  }
}

/** Every command that has a key, in the groups and the order of the help sheet, as a Markdown table. */
async function keysTable(): Promise<string> {
  const { commands, commandGroups, keyWords } = await loadCommands()
  const key = (keys: string): string => `\`${keyWords(keys).replaceAll('|', '\\|')}\``
  const lines = commandGroups.flatMap((group) =>
    commands
      .filter((command) => command.group === group && command.keys.length > 0)
      // The nine digits are one line.
      .filter((command) => !/^item\.tag[2-9]$/.test(command.id))
      .map((command, place) => {
        const digits = command.id === 'item.tag1'
        const keys = digits ? '`1` to `9`' : command.keys.map(key).join(', ')
        return `| ${place === 0 ? `**${group}**` : ''} | ${keys} | ${digits ? 'The desk’s nine tags' : command.words} |`
      }),
  )
  return ['| | key | does |', '| --- | --- | --- |', ...lines, ''].join('\n')
}

/** The page's own table of commands. Its modules look at the page when they load, so they are given an empty one. */
async function loadCommands(): Promise<
  Pick<Commands, 'commands' | 'commandGroups'> & Pick<Keys, 'keyWords'>
> {
  const { window } = new JSDOM('', { url: 'http://127.0.0.1/' })
  for (const name of ['window', 'document', 'location', 'history', 'localStorage', 'addEventListener']) {
    if (!(name in globalThis)) Reflect.set(globalThis, name, Reflect.get(window, name))
  }
  // jsdom has no media, so no query matches.
  Reflect.set(globalThis, 'matchMedia', () => ({ matches: false, addEventListener: () => undefined }))
  const server = await createServer({
    ...pageConfig(root),
    configFile: false,
    server: { middlewareMode: true, watch: null, hmr: false, ws: false },
    appType: 'custom',
    logLevel: 'error',
    optimizeDeps: { noDiscovery: true },
  })
  try {
    const { commands, commandGroups } = (await server.ssrLoadModule('/commands.ts')) as Commands
    const { keyWords } = (await server.ssrLoadModule('/keys.ts')) as Keys
    return { commands, commandGroups, keyWords }
  } finally {
    await server.close()
    window.close()
  }
}

if (import.meta.main) {
  const { made } = await readmeWithKeys()
  writeFileSync(readme, made)
}
