import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openEngine } from '../src/engine/engine.ts'
import { readReceipt } from '../src/engine/intake/receipts.ts'
import { syntheticCopy, vocabulary } from '../tests/build/synthetic-copy.ts'
import { fromLine, inMbox, syntheticMail } from '../tests/build/synthetic-mail.ts'

const MB = 1024 * 1024
const performer = { actor: 'Bench', now: (): Date => new Date() }
const FOLDERS = 100

/**
 * Measures the import of a folder of 50,000 files, of a mailbox of 500 MB and of 200 MB of JSON lines, each once in
 * the middle broken off and gone on with. Memory is to stay flat: the engine's resident memory at its highest, and
 * by how much it grew, in MB.
 *
 *     npm run bench -- containers [files] [mbox] [lines] [--files N] [--megabytes N]
 */
export async function run(args: string[]): Promise<Record<string, unknown>> {
  const options = { files: { type: 'string' }, megabytes: { type: 'string' } } as const
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  const chosen = positionals.length === 0 ? ['files', 'mbox', 'lines'] : positionals
  const words = vocabulary()
  const figures: Record<string, unknown> = {}
  if (chosen.includes('files')) {
    const count = Number(values.files ?? 50_000)
    figures[`folder of ${count.toLocaleString('en-GB')} files`] = await measured((folder) =>
      writeFiles(join(folder, 'copy'), words, count),
    )
  }
  if (chosen.includes('mbox')) {
    const size = Number(values.megabytes ?? 500)
    figures[`mbox of ${size} MB`] = await measured((folder) =>
      writeMbox(join(folder, 'desk.mbox'), words, size * MB),
    )
  }
  if (chosen.includes('lines')) {
    const size = Number(values.megabytes ?? 200)
    figures[`jsonl of ${size} MB`] = await measured((folder) =>
      writeLines(join(folder, 'wire.jsonl'), words, size * MB),
    )
  }
  return figures
}

/** Imports what `make` writes, on a desk of its own, breaking off once about half of it is in. */
async function measured(
  make: (folder: string) => Promise<{ path: string; pieces: number }>,
): Promise<Record<string, unknown>> {
  const folder = await mkdtemp(join(tmpdir(), 'copytaster-bench-'))
  try {
    const { path, pieces } = await make(folder)
    const home = join(folder, 'home')
    let engine = await openEngine({ home })
    const memory = watchMemory()
    const cpu = process.cpuUsage()
    const began = performance.now()
    const id = await engine.imports.start({ paths: [path] }, performer)
    await landed(() => readReceipt(engine.store.reader, id).counts.items >= pieces / 2)
    const stopping = performance.now()
    await engine.close()
    const stopMs = Math.round(performance.now() - stopping)
    engine = await openEngine({ home })
    const before = readReceipt(engine.store.reader, id)
    const going = performance.now()
    if (before.state === 'interrupted') {
      engine.imports.resume(id, performer)
      await landed(() => readReceipt(engine.store.reader, id).counts.items > before.counts.items)
    }
    const resumeMs = Math.round(performance.now() - going)
    await engine.imports.finished(id)
    const seconds = (performance.now() - began) / 1000
    const { user, system } = process.cpuUsage(cpu)
    const { counts, state } = readReceipt(engine.store.reader, id)
    const { peak, grown } = memory.stop()
    await engine.close()
    if (state !== 'done' || counts.items !== pieces) {
      throw new Error(`${counts.items} of ${pieces} pieces have an outcome; the import is ${state}`)
    }
    return {
      files: counts.files,
      items: counts.items,
      refused: counts.refused,
      seconds: round(seconds),
      engineCpuSeconds: round((user + system) / 1e6),
      filesPerSecond: Math.round(counts.files / seconds),
      itemsPerSecond: Math.round(counts.items / seconds),
      enginePeakMB: peak,
      engineGrewMB: grown,
      brokenOffAtItems: before.counts.items,
      stopMs,
      firstItemAfterResumeMs: resumeMs,
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function writeFiles(
  folder: string,
  words: readonly string[],
  count: number,
): Promise<{ path: string; pieces: number }> {
  for (let part = 0; part < FOLDERS; part++) await mkdir(join(folder, String(part)), { recursive: true })
  for (let first = 0; first < count; first += 200) {
    const numbers = Array.from({ length: Math.min(200, count - first) }, (_, index) => first + index)
    await Promise.all(
      numbers.map((number) => {
        const { headline, paragraphs } = syntheticCopy(words, number)
        const text = `${headline}\n\n${paragraphs.slice(0, 1).join('\n\n')}\n`
        return writeFile(join(folder, String(number % FOLDERS), `${number}.txt`), text)
      }),
    )
  }
  return { path: folder, pieces: count }
}

function writeMbox(
  path: string,
  words: readonly string[],
  bytes: number,
): Promise<{ path: string; pieces: number }> {
  return writePieces(path, bytes, (number) => `${fromLine(number)}${inMbox(syntheticMail(words, number))}`)
}

function writeLines(
  path: string,
  words: readonly string[],
  bytes: number,
): Promise<{ path: string; pieces: number }> {
  return writePieces(path, bytes, (number) => {
    const { headline, paragraphs } = syntheticCopy(words, number)
    return `${JSON.stringify({ id: String(number), title: headline, text: paragraphs.join('\n\n'), source: 'Bench' })}\n`
  })
}

async function writePieces(
  path: string,
  bytes: number,
  piece: (number: number) => string,
): Promise<{ path: string; pieces: number }> {
  const out = createWriteStream(path)
  let size = 0
  let pieces = 0
  while (size < bytes) {
    const text = Buffer.from(piece(pieces++))
    size += text.length
    if (!out.write(text)) await new Promise((resolve) => out.once('drain', resolve))
  }
  out.end()
  await finished(out)
  return { path, pieces }
}

/** Resident memory of this process, which is the engine's, in MB. */
function watchMemory(): { stop: () => { peak: number; grown: number } } {
  globalThis.gc?.()
  const start = process.memoryUsage.rss()
  let peak = start
  const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20)
  return {
    stop: () => {
      clearInterval(timer)
      return { peak: Math.round(peak / MB), grown: Math.round((peak - start) / MB) }
    },
  }
}

async function landed(so: () => boolean): Promise<void> {
  while (!so()) await new Promise((resume) => setTimeout(resume, 50))
}

function round(seconds: number): number {
  return Math.round(seconds * 10) / 10
}
