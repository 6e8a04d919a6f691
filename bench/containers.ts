import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { openEngine } from '../src/engine/engine.ts'
import { readReceipt } from '../src/engine/intake/receipts.ts'

const MB = 1024 * 1024
const performer = { actor: 'Bench', now: (): Date => new Date() }
const WRITER = join(import.meta.dirname, '../tests/build/write-containers.ts')
const execute = promisify(execFile)

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
  const figures: Record<string, unknown> = {}
  const files = Number(values.files ?? 50_000)
  const size = (usual: number): number => Number(values.megabytes ?? usual)
  if (chosen.includes('files'))
    figures[`folder of ${files.toLocaleString('en-GB')} files`] = await measured('files', 'copy', files)
  if (chosen.includes('mbox'))
    figures[`mbox of ${size(500)} MB`] = await measured('mbox', 'desk.mbox', size(500) * MB)
  if (chosen.includes('lines'))
    figures[`jsonl of ${size(200)} MB`] = await measured('lines', 'wire.jsonl', size(200) * MB)
  return figures
}

/** Imports what `write-containers.ts` writes, on a desk of its own, breaking off once about half of it is in. */
async function measured(kind: string, name: string, amount: number): Promise<Record<string, unknown>> {
  const folder = await mkdtemp(join(tmpdir(), 'copytaster-bench-'))
  try {
    const path = join(folder, name)
    const { stdout } = await execute(process.execPath, [WRITER, kind, path, String(amount)])
    const pieces = Number(stdout)
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
