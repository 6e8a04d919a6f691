import { linesOf, quoteLine, textBlocks } from '../../intake/credits/passages-of-text.ts'
import { foundInField, foundInText, type Finding, type Signal } from '../finding.ts'
import { kindOfLabel, type OpinionKind } from '../opinion-labels.ts'
import type { MarkSubject } from '../subject.ts'

/** What a byline or a line beneath the headline says of the voice. Our own list. */
const FORMS: readonly { pattern: RegExp; kind: OpinionKind; weight: number }[] = [
  {
    pattern: /\b(?:the )?editorial board$|^(?:the )?editorial board\b/iu,
    kind: 'editorial',
    weight: 0.75,
  },
  { pattern: /^(?:news )?analysis by\b/iu, kind: 'analysis', weight: 0.75 },
  {
    pattern:
      /^(?:opinion|commentary|comment|column|op-ed|perspective|viewpoint|guest (?:essay|column|opinion|commentary)) by\b/iu,
    kind: 'opinion',
    weight: 0.8,
  },
  { pattern: /^letters? to the editor\b/iu, kind: 'letter', weight: 0.8 },
  {
    pattern:
      /\b(?:opinion|guest|syndicated|staff)? ?column(?:ist)?$|,\s*(?:opinion )?columnist\b|\bopinion (?:contributor|writer|columnist|editor)\b|\bguest (?:columnist|essayist|commentator)\b/iu,
    kind: 'opinion',
    weight: 0.65,
  },
  {
    pattern:
      /^(?:ein(?:e)? )?(?:gast)?(?:kommentar|kolumne|glosse|gastbeitrag|meinungsbeitrag|standpunkt) (?:von|des|der)\b/iu,
    kind: 'opinion',
    weight: 0.75,
  },
  { pattern: /^ein(?:e)? (?:rezension|kritik) von\b/iu, kind: 'review', weight: 0.7 },
  { pattern: /^(?:ein )?leitartikel von\b/iu, kind: 'editorial', weight: 0.75 },
  {
    pattern: /^(?:une? )?(?:chronique|tribune|éditorial|édito|analyse|point de vue) (?:de|par|d['’])/iu,
    kind: 'opinion',
    weight: 0.7,
  },
  {
    pattern: /^(?:una? )?(?:columna|tribuna|opinión|editorial) (?:de|por)\b/iu,
    kind: 'opinion',
    weight: 0.7,
  },
  { pattern: /^(?:un )?(?:commento|editoriale|opinione|analisi) di\b/iu, kind: 'opinion', weight: 0.7 },
  { pattern: /^(?:мнение|колонка|комментарий) /iu, kind: 'opinion', weight: 0.45 },
]

const LINES_LOOKED_AT = 5
const LONGEST_LINE = 90

/** The byline, or a short line at the head of the text, says that a columnist, a guest or the board speaks. */
export const opinionByline: Signal = {
  name: 'opinion-byline',
  mark: 'opinion',
  looksFor: 'a byline, or a short line at the head, that says a columnist or the board speaks',
  find,
}

function find(subject: MarkSubject): Finding[] {
  const stated = { mark: 'opinion', signal: 'opinion-byline', family: 'label' } as const
  const byline = subject.byline?.trim() ?? ''
  const inField = formOf(byline)
  if (inField !== null) return [foundInField({ ...stated, ...inField }, 'byline', byline)]
  let looked = 0
  for (const at of textBlocks(subject.blocks)) {
    for (const { start, line } of linesOf(at)) {
      looked += 1
      if (looked > LINES_LOOKED_AT) return []
      if (line.length > LONGEST_LINE || /[.!?]$/u.test(line.trim())) continue
      const form = formOf(line.trim())
      if (form !== null) return [foundInText({ ...stated, ...form }, quoteLine(at, start, line))]
      const kind = looked <= 4 ? kindOfLabel(line) : null
      if (kind !== null) return [foundInText({ ...stated, kind, weight: 0.4 }, quoteLine(at, start, line))]
    }
  }
  return []
}

function formOf(words: string): { kind: OpinionKind; weight: number } | null {
  if (words === '') return null
  const bare = words.replace(/^(?:by|von|par|por)\s+(?=\p{L}+ (?:editorial|board))/iu, '')
  const form = FORMS.find(({ pattern }) => pattern.test(bare))
  return form === undefined ? null : { kind: form.kind, weight: form.weight }
}
