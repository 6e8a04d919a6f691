import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openHome } from '../../../src/engine/store/home.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'home-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a home is made with all folders above it, for its owner alone, and opened again as it is', () => {
  const opened = openHome(join(folder, 'deep/er/desk'))
  for (const path of [opened.folder, opened.originals, opened.exports, opened.backups, opened.uploads])
    expect(statSync(path).mode & 0o777).toBe(0o700)
  expect(openHome(opened.folder)).toEqual(opened)
})

test('a home that cannot be made is refused at once', () => {
  writeFileSync(join(folder, 'file'), 'no folder')
  expect(() => openHome(join(folder, 'file/desk'))).toThrow(/ENOTDIR/)
})

test.runIf(existsSync('/proc/self'))(
  'a home beneath a folder that takes none is refused and not tried for ever',
  () => {
    expect(() => openHome('/proc/desk')).toThrow(/ENOENT/)
  },
)
