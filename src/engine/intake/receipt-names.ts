import { basename } from 'node:path'
import type { ImportSources } from './import-sources.ts'

/**
 * How the receipt names what was found: without the folder of ours that an upload lies in, and each name once. Two
 * files of one name are told apart by their order, which is the same when the import is resumed.
 */
export function receiptNames(sources: ImportSources): (path: string) => string {
  const lent = new Set(sources.temporary.map((folder) => basename(folder)))
  const taken = new Set<string>()
  return (path) => {
    const [folder = '', ...rest] = path.split('/')
    const own = lent.has(folder) && rest.length > 0 ? rest.join('/') : path
    let name = own
    for (let time = 2; taken.has(name); time++) name = `${own} (${time})`
    taken.add(name)
    return name
  }
}
