import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { join } from 'node:path'
import { syntheticCopy, vocabulary } from './synthetic-copy.ts'
import { fromLine, inMbox, syntheticMail } from './synthetic-mail.ts'

/**
 * Writes a folder of so many files, or a mailbox or a file of JSON lines of so many bytes, and prints how many pieces
 * of copy are in it. A program of its own, so that what it takes in memory is not the engine's. Words: `files`,
 * `mbox` or `lines`; a path; the amount.
 */
const FOLDERS = 100
const words = vocabulary()
const [kind, path = '', amount = '0'] = process.argv.slice(2)
if (kind === 'files') console.log(await writeFiles(path, Number(amount)))
else if (kind === 'mbox') console.log(await writePieces(path, Number(amount), mailOf))
else console.log(await writePieces(path, Number(amount), lineOf))

async function writeFiles(folder: string, count: number): Promise<number> {
  for (let part = 0; part < FOLDERS; part++) await mkdir(join(folder, String(part)), { recursive: true })
  for (let first = 0; first < count; first += 200) {
    const numbers = Array.from({ length: Math.min(200, count - first) }, (_, index) => first + index)
    await Promise.all(
      numbers.map((number) => {
        const { headline, paragraphs } = syntheticCopy(words, number)
        return writeFile(
          join(folder, String(number % FOLDERS), `${number}.txt`),
          `${headline}\n\n${paragraphs[0]}\n`,
        )
      }),
    )
  }
  return count
}

function mailOf(number: number): string {
  return `${fromLine(number)}${inMbox(syntheticMail(words, number))}`
}

function lineOf(number: number): string {
  const { headline, paragraphs } = syntheticCopy(words, number)
  return `${JSON.stringify({ id: String(number), title: headline, text: paragraphs.join('\n\n'), source: 'Bench' })}\n`
}

async function writePieces(file: string, bytes: number, piece: (number: number) => string): Promise<number> {
  const out = createWriteStream(file)
  let size = 0
  let pieces = 0
  while (size < bytes) {
    const text = Buffer.from(piece(pieces++))
    size += text.length
    if (!out.write(text)) await new Promise<void>((resolve) => out.once('drain', () => resolve()))
  }
  out.end()
  await finished(out)
  return pieces
}
