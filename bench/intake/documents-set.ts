import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, extname, join, relative } from 'node:path'
import { blockText } from '../../src/contract/block-text.ts'
import type { Extracted } from '../../src/engine/intake/extract-document.ts'
import type { MeasuredSet, ReadForBench } from './measured-set.ts'
import { markdownWords, nativeWords, wordsOf } from './native-words.ts'

const FORMATS = ['docx', 'odt', 'rtf', 'pdf']
/** Other readings of the same document that say what a reader of the accepted text must find. */
const READINGS = ['.native', '_accept.native', '_minus.native', '_plus.native', '.md']

type Count = { files: number; whole: number; words: number; found: number }

/**
 * Documents: every word of pandoc's tree beside a .docx, .odt or .rtf must come out; strings that `probes.json` lists
 * must stand in the copy that was made from its story; everything else must open.
 */
export const set: MeasuredSet = {
  name: 'documents',
  fits: (folder) => existsSync(join(folder, 'made/probes.json')) || existsSync(join(folder, 'pandoc/docx')),
  measure: async (folder, read, show) => {
    const say = (line: string): void => {
      if (show) console.log(`  ${line}`)
    }
    const files = readdirSync(folder, { recursive: true })
      .map((name) => join(folder, String(name)))
      .filter((path) => FORMATS.includes(formatOf(path)))
      .toSorted()
    const probes = probesOf(join(folder, 'made/probes.json'))
    const words: Record<string, Count> = {}
    const probed: Record<string, { asked: number; found: number }> = {}
    let opened = 0
    for (const path of files) {
      const name = relative(folder, path)
      const extracted = await readFile(path, read)
      const text = textOf(extracted)
      if (extracted.drafts.length > 0) opened += 1
      else say(`${name}: ${extracted.problems.map((each) => each.words).join(' ') || 'nothing'}`)
      const gold = goldOf(path)
      if (gold !== null) {
        const missing = missingWords(gold, wordsOf(text))
        const count = (words[formatOf(path)] ??= { files: 0, whole: 0, words: 0, found: 0 })
        count.files += 1
        count.whole += missing.length === 0 ? 1 : 0
        count.words += gold.length
        count.found += gold.length - missing.length
        if (missing.length > 0) say(`${name} lacks ${missing.slice(0, 20).join(' ')}`)
      }
      const asked = probes.find(
        ([story]) => basename(dirname(path)) === 'made' && basename(path).includes(story),
      )
      if (asked === undefined) continue
      const count = (probed[formatOf(path)] ??= { asked: 0, found: 0 })
      for (const probe of asked[1]) {
        count.asked += 1
        if (text.includes(probe)) count.found += 1
        else say(`${name} lacks “${probe}”`)
      }
    }
    return { files: files.length, opened, words, probes: probed }
  },
}

function formatOf(path: string): string {
  return extname(path).slice(1).toLowerCase()
}

async function readFile(path: string, read: ReadForBench): Promise<Extracted> {
  return read(readFileSync(path), { name: basename(path) })
}

/** Headline, byline, date as found and the text of all blocks: everything an editor sees of the copy. */
function textOf({ drafts }: Extracted): string {
  return drafts
    .flatMap((draft) => [
      draft.headlineMade ? '' : draft.headline,
      draft.byline ?? '',
      draft.published?.text ?? '',
      ...draft.blocks.map((block) => (block.kind === 'image' ? (block.image?.alt ?? '') : blockText(block))),
    ])
    .join('\n')
}

function probesOf(path: string): [string, string[]][] {
  if (!existsSync(path)) return []
  return Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Record<string, string[]>)
}

function goldOf(path: string): string[] | null {
  const stem = path.slice(0, -extname(path).length)
  const found = READINGS.map((ending) => stem + ending).find((each) => existsSync(each))
  if (found === undefined || basename(dirname(path)) === 'made') return null
  const text = readFileSync(found, 'utf8')
  return found.endsWith('.md') ? markdownWords(text) : nativeWords(text)
}

/** Words of the gold that are not there as often as it says them. */
function missingWords(gold: readonly string[], words: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const word of words) left.set(word, (left.get(word) ?? 0) + 1)
  return gold.filter((word) => {
    const count = left.get(word) ?? 0
    left.set(word, count - 1)
    return count <= 0
  })
}
