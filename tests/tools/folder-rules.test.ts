import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, extname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')

const refused = [
  ['src/contract/items.ts', '../engine/engine.ts', 'imports nothing but its own files'],
  ['src/contract/items.ts', 'node:fs', 'no Node here'],
  ['src/engine/store/perform.ts', '../items/hold.ts', 'stands above these'],
  ['src/engine/items/actions/hold.ts', '../../briefs/may-leave.ts', 'stands above these'],
  ['src/engine/intake/imports.ts', '../engine.ts', 'turns the arrow round'],
  ['src/engine/marks/suggest-marks.ts', '../../renderer/words.ts', 'does not know its fronts'],
  ['src/engine/marks/suggest-marks.ts', 'electron', 'Only main and preload know Electron'],
  ['src/engine/search/item-lists.ts', 'better-sqlite3', 'Only engine/store opens the database'],
  ['src/engine/intake/readers/docx.ts', '../../store/perform.ts', 'without store or engine'],
  ['src/engine/intake/readers/docx.ts', '../roles.ts', 'bytes in, drafts out'],
  ['src/engine/intake/readers/docx.ts', '../../items/show-item.ts', 'the type of a draft alone'],
  ['src/server/serve.ts', '../engine/store/perform.ts', 'holds no newsroom logic'],
  ['src/cli/commands/hold.ts', '../../engine/items/actions/hold.ts', 'holds no newsroom logic'],
  ['src/cli/commands/serve.ts', '../../server/serve.ts', 'starts server/serve-desk.ts'],
  ['src/main/main.ts', '../engine/engine.ts', 'starts the engine by file name'],
  ['src/preload/preload.ts', 'node:fs', 'no Node here'],
  ['src/renderer/desk/ItemRow.tsx', '../../engine/engine.ts', 'through the contract'],
  ['src/renderer/desk/ItemRow.tsx', 'electron', 'Only main and preload know Electron'],
] as const

const allowed = [
  ['src/contract/items.ts', './blocks.ts'],
  ['src/engine/items/actions/hold.ts', '../../store/action.ts'],
  ['src/engine/items/actions/hold.ts', '../../../contract/items.ts'],
  ['src/engine/intake/readers/docx.ts', '../../items/draft.ts'],
  ['src/engine/intake/readers/docx.ts', '../../../contract/blocks.ts'],
  ['src/engine/engine.ts', './briefs/may-leave.ts'],
  ['src/server/serve.ts', '../engine/engine.ts'],
  ['src/cli/commands/serve.ts', '../../server/serve-desk.ts'],
  ['src/main/main.ts', 'electron'],
  ['src/renderer/desk/ItemRow.tsx', '../../contract/items.ts'],
] as const

/** The file of a case stands in the folder of the file that it is about, under a name of its own. */
function fileOf(file: string, from: string): string {
  return join(dirname(file), `${from.replaceAll(/[^a-z]+/g, '-')}${extname(file)}`)
}

/** What lint says of each file with its one import, by file; a file that is not there was not refused. */
function refusals(cases: readonly (readonly [string, string, string?])[]): Map<string, string> {
  const place = mkdtempSync(join(tmpdir(), 'copytaster-rules-'))
  try {
    copyFileSync(join(root, 'oxlint.config.ts'), join(place, 'oxlint.config.ts'))
    symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'))
    for (const [file, from] of cases) {
      const path = join(place, fileOf(file, from))
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, `import { thing } from '${from}'\nexport const same = thing\n`)
    }
    const oxlint = join(root, 'node_modules/.bin/oxlint')
    const { stdout } = spawnSync(oxlint, ['--format', 'json', 'src'], { cwd: place, encoding: 'utf8' })
    const { diagnostics } = JSON.parse(stdout) as {
      diagnostics: { code: string; help: string; filename: string }[]
    }
    const found = diagnostics.filter(({ code }) => code.includes('no-restricted-imports'))
    return new Map(found.map(({ filename, help }) => [filename, help]))
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

describe('who may import whom', () => {
  const found = refusals([...refused, ...allowed])

  it.each(refused)('%s may not import %s', (file, from, reason) => {
    expect(found.get(fileOf(file, from))).toContain(reason)
  })

  it.each(allowed)('%s may import %s', (file, from) => {
    expect(found.get(fileOf(file, from))).toBeUndefined()
  })
})
