import { existsSync, readdirSync } from 'node:fs'
import { join, sep } from 'node:path'

/**
 * The table of what can be asked for: address path to file. No address is ever turned into a path.
 *
 * @param folder the built page, or the door
 */
export function pageFiles(folder: string): Map<string, string> {
  const table = new Map<string, string>()
  if (!existsSync(folder)) return table
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    table.set(`/${file.slice(folder.length + 1).replaceAll(sep, '/')}`, file)
  }
  const start = table.get('/index.html')
  if (start) table.set('/', start)
  return table
}
