import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

/**
 * `node tools/make-news-terms.ts FOLDER`: makes `resources/vocabularies/news-terms.json`, the English names of the
 * IPTC NewsCodes that wires state by number alone. FOLDER holds `mediatopic.jsonl`, `subjectcode-en.json` and
 * `genre.jsonl` as IPTC publishes the codes (CC BY 4.0, (c) IPTC, iptc.org).
 */
const { positionals } = parseArgs({ allowPositionals: true })
const folder = positionals[0]
if (folder === undefined)
  throw new Error('Say where the vocabularies are: node tools/make-news-terms.ts FOLDER')

type Concept = { qcode: string; label: Record<string, string> }

const lines = (name: string): string[] =>
  readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')

const topics = lines('mediatopic.jsonl').map((line) => JSON.parse(line) as Concept)
const medtop = topics.flatMap(({ qcode, label }) => {
  const name = label['en-GB'] ?? label['en-US'] ?? label['en']
  return name === undefined ? [] : [[qcode.replace(/^.*:/, ''), name]]
})
const subj = Object.entries(JSON.parse(readFileSync(join(folder, 'subjectcode-en.json'), 'utf8')) as object)
const genre = lines('genre.jsonl').map((line) => (JSON.parse(line) as { name: string }).name)

const terms = {
  medtop: Object.fromEntries(medtop) as object,
  subj: Object.fromEntries(subj) as object,
  genre,
}
writeFileSync(
  join(import.meta.dirname, '../resources/vocabularies/news-terms.json'),
  `${JSON.stringify(terms, null, 1).replaceAll('\n ', '\n')}\n`,
)
