import type { Span } from '../../contract/blocks.ts'
import type { Evidence, MarkKind, MarkName, Passage } from '../../contract/marks.ts'
import type { House } from '../intake/credits/houses.ts'
import type { Quoted } from '../intake/credits/passages-of-text.ts'
import type { MarkSubject } from './subject.ts'

/**
 * Findings of one family are different ways of saying one thing, and count together only up to a cap
 * (`weigh-findings.ts`).
 */
export type Family =
  | 'field'
  | 'address'
  | 'credit'
  | 'reprint'
  | 'press'
  | 'label'
  | 'disclaimer'
  | 'kicker'
  | 'sentences'
  | 'story'

/** What one signal found, once: evidence, and what it speaks for. */
export type Finding = {
  mark: MarkName
  kind: MarkKind
  signal: string
  /** 0 to 1; negative speaks against the mark. */
  weight: number
  words: string
  field: { name: string; value: string } | null
  span: Span | null
  originator: string | null
  /** The passage that it holds for, or null for the whole item. */
  blocks: Passage | null
  family: Family
  /** It proves a part of the copy only. */
  partly?: boolean
  /** Why it weighs less here than elsewhere. */
  note?: string
}

/** A signal: what it looks for, in words for an editor, and a pure function from an item to what it found. */
export type Signal = {
  /** Its evidence bears this name, perhaps with a form behind a colon: `reprint-notice: permission`. */
  name: string
  /** Further names that its evidence bears. */
  also?: readonly string[]
  mark: MarkName
  looksFor: string
  find: (subject: MarkSubject) => Finding[]
}

/** The name of the signal that evidence came from, without the form. */
export function signalName(evidence: { signal: string }): string {
  return evidence.signal.split(':')[0] ?? evidence.signal
}

/** The kind of a syndicated mark by the house that made the copy. */
export function syndicatedKind(house: House | null): MarkKind {
  if (house?.kind === 'agency') return 'agency'
  return house?.kind === 'press' ? 'press release' : 'syndicated'
}

/** The parts of a finding that most signals leave at their defaults. */
type Stated = Pick<Finding, 'mark' | 'kind' | 'signal' | 'weight' | 'family' | 'partly'> & {
  originator?: string | null
}

/** A finding whose proof is words of the text. */
export function foundInText(stated: Stated, quoted: Quoted): Finding {
  return { originator: null, ...stated, words: quoted.words, field: null, span: quoted.span, blocks: null }
}

/** A finding whose proof is a field of the item. */
export function foundInField(stated: Stated, name: string, value: string): Finding {
  return { originator: null, ...stated, words: value, field: { name, value }, span: null, blocks: null }
}

/** The part of a finding that an editor is shown and the store keeps. */
export function asEvidence({ signal, weight, words, field, span, note }: Finding): Evidence {
  return { signal, weight, words, field, span, ...(note !== undefined && { note }) }
}
