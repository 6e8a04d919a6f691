import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type {
  NodeCompiler as Compiler,
  NodeError,
  NodeTypstDocument,
} from '@myriaddreamin/typst-ts-node-compiler'
import { printBrief, type PrintedBrief } from '../../../contract/brief-words.ts'
import type { BriefDocument } from '../../../contract/briefs.ts'
import { isolated } from '../../../contract/print-text.ts'
import type { PrintedPiece } from '../../../contract/provenance-words.ts'
import { readFace, scriptsOf, type Face, type Script } from './fonts.ts'
import type { WriterOptions } from './writer.ts'

// The compiler is CommonJS around a native part, which no bundler may touch.
const { NodeCompiler } = createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler') as {
  NodeCompiler: { create: typeof Compiler.create }
}

const TEMPLATE = join(import.meta.dirname, '../../../../resources/templates/brief.typ')

const OWN_FACES: readonly Face[] = [
  'serif',
  'serifItalic',
  'serifSemiBold',
  'serifBold',
  'serifBoldItalic',
  'sans',
  'sansSemiBold',
]

/**
 * Composes a brief as a PDF by Typst, in this process and synchronously. The words go in as one JSON value, so
 * that nothing in them can be markup; the dates are the brief's. PDF/UA-1 makes Typst refuse what a screen
 * reader could not follow. Scripts that none of the brief's families holds are set in a font of the machine.
 *
 * @throws Error with Typst's diagnostics
 */
export async function composePdf(document: BriefDocument, options: WriterOptions): Promise<Uint8Array> {
  const brief = printBrief(document)
  const words = JSON.stringify({ ...isolate(brief), created: dateParts(brief.at) })
  const scripts = scriptsOf(words)
  const faces = [...OWN_FACES, ...scripts.flatMap((script) => [script.regular, script.bold])]
  const compiler = NodeCompiler.create({
    workspace: dirname(TEMPLATE),
    fontArgs: [{ fontBlobs: await Promise.all(faces.map(readFace)) }],
  })
  const compiled = compiler.compile({
    mainFileContent: await readFile(TEMPLATE, 'utf8'),
    inputs: { brief: words, generator: options.generator, families: families(scripts) },
  })
  const result = compiled.result
  if (result === null) throw new Error(`Typst: ${diagnostics(compiler, compiled.takeDiagnostics())}`)
  return new Uint8Array(exportTagged(compiler, result))
}

/**
 * PDF/UA-1 refuses a letter that no font at hand holds (Hangul, say, where the machine has no face for it). Such
 * a brief must leave all the same: the file is tagged alike and shows a box for the letter, but does not call
 * itself PDF/UA. Any other fault comes back from the second attempt.
 */
function exportTagged(compiler: Compiler, result: NodeTypstDocument): Buffer {
  try {
    return compiler.pdf(result, { pdfStandard: 'ua-1' })
  } catch {
    return compiler.pdf(result)
  }
}

function families(scripts: readonly Script[]): string {
  return JSON.stringify(scripts.map((script) => script.family))
}

function dateParts(at: string): Record<string, number> {
  const date = new Date(at)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  }
}

/** Typst has no element for a foreign name inside a line, so the isolating characters go into the text. */
function isolate(brief: PrintedBrief): PrintedBrief {
  const piece = (each: PrintedPiece): PrintedPiece =>
    each.look === 'foreign' ? { ...each, text: isolated(each.text) } : each
  const pieces = (all: readonly PrintedPiece[]): PrintedPiece[] => all.map(piece)
  return {
    ...brief,
    sections: brief.sections.map((section) => ({
      ...section,
      entries: section.entries.map((entry) => ({ ...entry, meta: pieces(entry.meta) })),
    })),
    appendix: {
      ...brief.appendix,
      entries: brief.appendix.entries.map((entry) => ({
        ...entry,
        rows: entry.rows.map((row) => ({
          ...row,
          lines: row.lines.map((line) => ({
            pieces: pieces(line.pieces),
            beneath: line.beneath.map(pieces),
          })),
        })),
      })),
    },
  }
}

function diagnostics(compiler: Compiler, error: NodeError | null): string {
  if (error === null) return 'no file and no reason'
  return compiler
    .fetchDiagnostics(error)
    .map((each: { message?: string }) => each.message ?? '')
    .join('; ')
}
