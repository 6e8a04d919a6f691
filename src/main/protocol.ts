import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { protocol, type Session } from 'electron'
import { mediaTypeOf, pageHeaders } from '../contract/page.ts'

/** The page's own scheme and address; nothing else is ever loaded into a window. */
export const pageAddress = 'copytaster://app/'

/** Must run before Electron is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'copytaster',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
}

/**
 * Serves the bundled page to a session from a table made at the start: what is not in the table is not
 * found, so no address is ever turned into a path.
 *
 * @param folder the built page
 */
export function servePage(session: Session, folder: string): void {
  const table = new Map<string, string>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    table.set(pageAddress + file.slice(folder.length + 1).replaceAll(sep, '/'), file)
  }
  const start = table.get(`${pageAddress}index.html`)
  if (start) table.set(pageAddress, start)

  session.protocol.handle('copytaster', async (request) => {
    const file = request.method === 'GET' ? table.get(request.url.replace(/[?#].*$/, '')) : undefined
    if (!file) return new Response('Not found', { status: 404, headers: pageHeaders() })
    const headers = { ...pageHeaders(), 'Content-Type': mediaTypeOf(file) }
    return new Response(await readFile(file), { headers })
  })
}

/** Whether an address is the page itself, whatever stands behind its `#`. */
export function isPage(url: string): boolean {
  return url === pageAddress || url.startsWith(`${pageAddress}#`)
}
