import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Download } from '@playwright/test'
import type { Desk } from './desk.ts'

/** Files that the page saves from now on, whichever front it is in. */
export type Downloads = { find(name: RegExp): Promise<Buffer | null> }

/** Begins to watch; call it before the press that saves. */
export function watchDownloads(desk: Desk): Downloads {
  if (desk.front === 'window') {
    // A file of the same name is written over.
    const written = (name: string): number => statSync(join(desk.downloads, name)).mtimeMs
    const before = new Map(readdirSync(desk.downloads).map((name) => [name, written(name)]))
    return {
      find: async (name) => {
        const found = readdirSync(desk.downloads).find(
          (each) => name.test(each) && before.get(each) !== written(each),
        )
        return found === undefined ? null : readFileSync(join(desk.downloads, found))
      },
    }
  }
  const seen: Download[] = []
  desk.page.on('download', (download) => seen.push(download))
  return {
    find: async (name) => {
      const found = seen.find((each) => name.test(each.suggestedFilename()))
      if (!found) return null
      const path = await found.path()
      return existsSync(path) ? readFileSync(path) : null
    },
  }
}

/** The bytes of a saved file, once they are all there. */
export async function readDownload(downloads: Downloads, name: RegExp): Promise<Buffer> {
  let last = -1
  let bytes: Buffer | null = null
  await expect
    .poll(
      async () => {
        bytes = await downloads.find(name)
        const size = bytes?.length ?? -1
        const settled = size > 0 && size === last
        last = size
        return settled
      },
      { message: `a file ${name} is saved` },
    )
    .toBe(true)
  return bytes ?? Buffer.alloc(0)
}
