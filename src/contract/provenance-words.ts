import type { BriefDocument } from './briefs.ts'
import type { ProvenanceLink } from './items.ts'
import type { Evidence, MarkKind, MarkRow } from './marks.ts'
import { printDay, printInstant, type PrintPlace } from './print-dates.ts'
import { printableLine, printableLink } from './print-text.ts'

export type BriefDocumentEntry = BriefDocument['sections'][number]['entries'][number]

/**
 * A stretch of a printed line. `foreign` words came from outside and are kept apart from ours, so that a
 * right-to-left name does not reorder the line; `code` is set in fixed width.
 */
export type PrintedPiece = { text: string; look: 'own' | 'foreign' | 'code'; link: string | null }

/** A line of the appendix; what proves it stands beneath, as a list. */
export type PrintedLine = { pieces: PrintedPiece[]; beneath: PrintedPiece[][] }

/** One row of an entry's provenance. With several lines it is a list, in order where `ordered`. */
export type PrintedRow = { label: string; ordered: boolean; lines: PrintedLine[] }

/** How a kind of text is called in running words. */
const KIND_WORDS: Record<MarkKind, string> = {
  syndicated: 'syndicated',
  agency: 'agency copy',
  'press release': 'press release',
  sponsored: 'sponsored',
  opinion: 'opinion',
  editorial: 'editorial',
  analysis: 'analysis',
  review: 'review',
  letter: 'letter',
  satire: 'satire',
}

const STATUS_WORDS: Record<MarkRow['status'], string> = {
  suggested: 'suggested, not yet confirmed',
  confirmed: 'confirmed',
  rejected: 'suggested, overruled',
}

const CHAIN: readonly [ProvenanceLink['role'], string][] = [
  ['receivedFrom', 'received from'],
  ['publishedBy', 'published by'],
  ['originatedBy', 'originated by'],
  ['author', 'written by'],
  ['cites', 'cites'],
]

const NUMBER = new Intl.NumberFormat('en-GB')

/**
 * The marks of an entry for its line on the page: "syndicated, 5 copies", "opinion in part", "editorial?" where
 * nobody has confirmed it. What an editor has overruled is not said here; the appendix keeps it.
 */
export function marksInBrief(marks: readonly MarkRow[], copies: number): string[] {
  const words = new Set<string>()
  const copiesWords = copies > 1 ? `${copies} copies` : ''
  let copiesSaid = copiesWords === ''
  for (const mark of marks) {
    if (mark.status === 'rejected') continue
    const part = mark.blocks === null ? '' : ' in part'
    const kind = `${KIND_WORDS[mark.kind]}${part}${mark.status === 'suggested' ? '?' : ''}`
    const withCopies = mark.mark === 'syndicated' && !copiesSaid
    if (withCopies) copiesSaid = true
    words.add(withCopies ? `${kind}, ${copiesWords}` : kind)
  }
  return copiesSaid ? [...words] : [...words, copiesWords]
}

/**
 * Every row of an entry's provenance, in the order in which it is printed. A fact that is not known is said to
 * be unknown; a row is left out only where it could not apply (no update, no embargo, no rights notice).
 */
export function provenanceRows(entry: BriefDocumentEntry, at: string, place: PrintPlace): PrintedRow[] {
  const { provenance } = entry
  const rows: (PrintedRow | null)[] = [
    chainRow(provenance.chain),
    one('Byline', entry.byline === null ? own('no byline') : foreign(entry.byline)),
    provenance.dateline === null ? null : one('Dateline', foreign(provenance.dateline)),
    publishedRow(entry, at, place),
    dateRow('Updated', provenance.updatedAt, place),
    dateRow('Arrived', provenance.arrivedAt, place),
    dateRow('Embargo', provenance.embargoUntil, place, 'not before '),
    one('Link', ...linkPieces(entry.url)),
    one(
      'Original',
      foreign(provenance.original.name === '' ? 'unnamed' : provenance.original.name),
      own(
        `, ${NUMBER.format(provenance.original.size)} bytes, ${printableLine(provenance.original.mediaType)}`,
      ),
    ),
    one('SHA-256', { text: printableLine(provenance.original.sha256), look: 'code', link: null }),
    marksRow(entry.marks),
    entry.copies > 1
      ? one('Copies', own(`${NUMBER.format(entry.copies)} in its story, this one counted`))
      : null,
    one('Tags', own(provenance.tags.map(printableLine).join(', ') || 'none')),
    correctedRow(provenance.corrected ?? []),
    vettedRow(provenance.vetted, place),
    one('Item version', own(`${provenance.version.number}, `), {
      text: provenance.version.id,
      look: 'code',
      link: null,
    }),
    linksRow('Rights', provenance.chain, 'rights'),
    linksRow('Takedown', provenance.chain, 'takedown'),
  ]
  return rows.filter((row) => row !== null)
}

function correctedRow(corrected: readonly { field: string; read: string | null }[]): PrintedRow | null {
  if (corrected.length === 0) return null
  return {
    label: 'Corrected',
    ordered: false,
    lines: corrected.map(({ field, read }) => ({
      pieces:
        read === null
          ? [own(`${field} by the desk; the file states none`)]
          : [own(`${field} by the desk; the file says `), foreign(read)],
      beneath: [],
    })),
  }
}

function chainRow(chain: readonly ProvenanceLink[]): PrintedRow {
  const lines = CHAIN.flatMap(([role, words]) =>
    chain
      .filter((link) => link.role === role)
      .map((link): PrintedLine => ({
        pieces: [own(`${words} `), ...namePieces(link)],
        beneath: said(link.words),
      })),
  )
  return lines.length === 0
    ? one('Source chain', own('not stated'))
    : { label: 'Source chain', ordered: true, lines }
}

function linksRow(
  label: string,
  chain: readonly ProvenanceLink[],
  role: ProvenanceLink['role'],
): PrintedRow | null {
  const links = chain.filter((link) => link.role === role)
  if (links.length === 0) return null
  return {
    label,
    ordered: false,
    lines: links.map((link) => ({ pieces: namePieces(link), beneath: said(link.words) })),
  }
}

function publishedRow(entry: BriefDocumentEntry, at: string, place: PrintPlace): PrintedRow {
  const { publishedAt, publishedPrecision, publishedText } = entry.provenance
  if (publishedAt === null) return one('Published', own('date not stated'))
  const printed =
    publishedPrecision === 'year'
      ? `${publishedAt.slice(0, 4)}, no day stated`
      : publishedPrecision === 'month'
        ? `${publishedAt.slice(0, 7)}, no day stated`
        : publishedPrecision === 'day'
          ? `${printDay(publishedAt, 'long', at, place)}, no time stated`
          : printInstant(publishedAt, place)
  return publishedText === null || publishedText.trim() === ''
    ? one('Published', own(printed))
    : one('Published', own(`${printed}, found as \u201C`), foreign(publishedText), own('\u201D'))
}

function dateRow(label: string, at: string | null, place: PrintPlace, before = ''): PrintedRow | null {
  return at === null ? null : one(label, own(before + printInstant(at, place)))
}

function vettedRow(vetted: BriefDocumentEntry['provenance']['vetted'], place: PrintPlace): PrintedRow {
  return vetted === null
    ? one('Vetted', own('not vetted'))
    : one('Vetted', own('by '), foreign(vetted.by), own(`, ${printInstant(vetted.at, place)}`))
}

function marksRow(marks: readonly MarkRow[]): PrintedRow {
  if (marks.length === 0) return one('Marks', own('none'))
  const lines = marks.map((mark): PrintedLine => {
    const kind = KIND_WORDS[mark.kind]
    const name = KIND_WORDS[mark.mark] === kind ? kind : `${KIND_WORDS[mark.mark]}, ${kind}`
    const where = mark.blocks === null ? '' : `, ${passageWords(mark.blocks)}`
    const pieces = [own(`${capital(name)}${where}: ${STATUS_WORDS[mark.status]}`)]
    if (mark.originator !== null) pieces.push(own(', originated by '), foreign(mark.originator))
    return { pieces, beneath: mark.evidence.map(evidencePieces) }
  })
  return { label: 'Marks', ordered: false, lines }
}

/** The strengths of design: below 0.3 weak, below 0.6 fair, else strong; a negative weight speaks against. */
function evidencePieces(evidence: Evidence): PrintedPiece[] {
  const size = Math.abs(evidence.weight)
  const strength = size < 0.3 ? 'weak' : size < 0.6 ? 'fair' : 'strong'
  const pieces = [
    own(`${capital(strength)}${evidence.weight < 0 ? ', against' : ''}: `),
    foreign(evidence.words),
  ]
  const field = evidence.field
  // Signals may quote the field in their own words: it is not said twice.
  if (field !== null && !evidence.words.includes(field.value)) {
    pieces.push(own(` (${printableLine(field.name)}: `), foreign(field.value), own(')'))
  }
  return pieces
}

function passageWords([first, last]: readonly [number, number]): string {
  return first === last ? `paragraph ${first + 1}` : `paragraphs ${first + 1} to ${last + 1}`
}

/** The address is printed beside the name, for it must be readable on paper too. */
function namePieces(link: ProvenanceLink): PrintedPiece[] {
  const url = printableLink(link.url)
  const name = foreign(link.name)
  if (url === null) return [name]
  return url.includes(name.text)
    ? [{ ...name, link: url }]
    : [name, own(', '), { text: url, look: 'foreign', link: url }]
}

function linkPieces(url: string | null): PrintedPiece[] {
  if (url === null) return [own('no link')]
  return [{ ...foreign(url), link: printableLink(url) }]
}

function said(words: string): PrintedPiece[][] {
  return words.trim() === '' ? [] : [[foreign(words)]]
}

function one(label: string, ...pieces: PrintedPiece[]): PrintedRow {
  return { label, ordered: false, lines: [{ pieces, beneath: [] }] }
}

export function own(text: string): PrintedPiece {
  return { text, look: 'own', link: null }
}

export function foreign(text: string): PrintedPiece {
  return { text: printableLine(text), look: 'foreign', link: null }
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
