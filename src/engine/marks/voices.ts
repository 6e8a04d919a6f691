import type { Passage } from '../../contract/marks.ts'
import { houseByMark } from '../intake/credits/houses.ts'
import { ownHouse, registeredDomain } from '../intake/credits/own-house.ts'
import { originators } from '../intake/credits/originators.ts'
import { takedownNotice } from '../intake/credits/takedown-notice.ts'
import { textBlocks, type TextBlock } from '../intake/credits/passages-of-text.ts'
import { isDoubtfulLabel, kindOfLabel, type OpinionKind } from './opinion-labels.ts'
import type { MarkSubject } from './subject.ts'

/** What makes a label a voice: a word for comment, a house's name, or a name that keeps coming back. */
export type VoiceBy = 'comment label' | 'house' | 'recurring'

/** A label with a colon that starts another voice, and the passage that it speaks for. */
export type Voice = {
  label: string
  by: VoiceBy
  kind: OpinionKind
  /** The label where it first stands, colon included. */
  at: TextBlock
  end: number
  /** From the first block with the label to the block before the next voice, or to the last of the body. */
  blocks: Passage
  /** How many blocks it opens. */
  times: number
}

const LABEL =
  /^[\s*_–—-]*((?:\p{Lu}|\p{Lo})[\p{L}\p{N}.&'’-]*(?:\s+[\p{L}\p{N}.&'’-]+){0,4})\s*[:：](?=\s+\S|$)/u
const LONGEST_LABEL = 40

/** Labels that open a line of any story. Lower case; our own list. */
const ORDINARY = new Set(
  (
    'update updates updated correction corrections clarification note notes editor’s note editors’ note p.s ps q a question answer frage antwort ' +
    'source sources photo photos picture image video audio watch listen read related more also caption credit date time location place where when who what why how ' +
    'price cost tickets phone tel e-mail email website web address contact author by written by text fact facts background summary key points conclusion ' +
    'tip step part chapter day live breaking warning caution reminder example result results score scores final halftime goals ingredients method ' +
    'monday tuesday wednesday thursday friday saturday sunday yes no for against pros cons verdict rating ' +
    'aktualisierung aktualisiert korrektur hinweis anmerkung quelle quellen foto bild datum ort zeit uhrzeit mehr autor infos info ' +
    'mise à jour note source photo nota fuente foto actualización aggiornamento fonte обновление источник фото вопрос ответ автор'
  ).split(' '),
)

/** Ends of names that outlets give themselves. */
const OUTLET_NAME =
  /(?:News|Wire|Newswire|Times|Post|Daily|Media|Press|Herald|Tribune|Report|Journal|TV|Radio|Gazette|Observer|Insider|Review|Today|Online|Watch|Monitor|Dispatch|Zeitung|Kurier)$/u
/** "HNewsWire", "InfoPost": one word with capitals inside is a brand, not a person. */
const BRAND = /^\p{Lu}\p{L}*\p{Ll}\p{Lu}\p{L}+$/u
/** "Mc" and "O'" make capitals inside a surname. */
const SURNAME = /^(?:Mc|Mac|O['’]|De|Di|La|Le|Van|Fitz)\p{Lu}/u

type Labelled = { at: TextBlock; label: string; end: number; order: number }

/**
 * The voices that labels at the start of body blocks begin: "HNewsWire: …", "Analysis: …". A speaker of an
 * interview or of a play of quotes is none, nor is "Update:".
 * In: an item with roles done. Out: the voices in reading order.
 */
export function voicesOf(subject: MarkSubject): Voice[] {
  const body = textBlocks(subject.blocks).filter(({ block }) => block.role === 'body')
  const openings = body.flatMap((at, order) => labelOf(at, order))
  const labelled = openings.filter(({ label }) => !ORDINARY.has(label.toLowerCase()))
  if (labelled.length === 0) return []
  const times = new Map<string, number>()
  for (const { label } of labelled) times.set(label, (times.get(label) ?? 0) + 1)
  const houseNames = namesOfHouses(subject)
  const inInterview = isInterview(openings, body)
  const starts: (Omit<Voice, 'blocks'> & { order: number })[] = []
  for (const { at, label, end, order } of labelled) {
    if (starts.some((voice) => voice.label === label)) continue
    const count = times.get(label) ?? 1
    const isSpoken = inInterview || (count > 1 && isSpokenOf(label, body))
    // A label that opens the text is a dateline, and one that stands alone above a quotation names who is quoted.
    if (kindOfLabel(label) === null && (order === 0 || isQuoted(at, end, body[order + 1]))) continue
    const voice = voiceBy(label, count, houseNames, isSpoken)
    if (voice !== null) starts.push({ label, ...voice, at, end, times: count, order })
  }
  const lastBody = body.at(-1)?.index ?? 0
  return starts.map(({ order, ...voice }, index) => {
    const next = starts[index + 1]
    const last = next === undefined ? lastBody : (body[next.order - 1]?.index ?? lastBody)
    return { ...voice, blocks: [body[order]?.index ?? 0, last] }
  })
}

function labelOf(at: TextBlock, order: number): Labelled[] {
  if (at.block.kind !== 'paragraph' && at.block.kind !== 'heading' && at.block.kind !== 'quote') return []
  const found = LABEL.exec(at.text)
  const label = found?.[1]?.trim()
  if (found === null || label === undefined || label.length < 2 || label.length > LONGEST_LABEL) return []
  return [{ at, label, end: found[0].length, order }]
}

function voiceBy(
  label: string,
  times: number,
  houseNames: ReadonlySet<string>,
  isSpoken: boolean,
): Pick<Voice, 'by' | 'kind'> | null {
  const kind = kindOfLabel(label)
  if (kind !== null && !isDoubtfulLabel(label)) return { by: 'comment label', kind }
  if (isHouse(label, houseNames)) return { by: 'house', kind: 'opinion' }
  // Two capitalised words are a person, and a person who is quoted twice is no new voice.
  const oneWord = !/\s/u.test(label)
  return times > 1 && oneWord && !isSpoken ? { by: 'recurring', kind: 'opinion' } : null
}

function isHouse(label: string, houseNames: ReadonlySet<string>): boolean {
  if (houseByMark(label) !== null || houseNames.has(squeezed(label))) return true
  const words = label.split(/\s+/u)
  const last = words.at(-1) ?? ''
  if (words.length === 1)
    return (BRAND.test(label) && !SURNAME.test(label)) || (OUTLET_NAME.test(label) && label.length > 8)
  return OUTLET_NAME.test(last) && words.every((word) => /^(?:\p{Lu}|the$|of$)/u.test(word))
}

/** The houses that the item itself names: its source, its site, its originators, its republisher. */
function namesOfHouses(subject: MarkSubject): Set<string> {
  const own = ownHouse(subject)
  const names = [...own.names, ...own.domains.map(brandOf)]
  for (const { name, url } of originators(subject)) names.push(name, brandOf(url ?? name))
  const republisher = takedownNotice(subject.blocks)?.republisher
  if (republisher !== undefined && republisher !== null) names.push(brandOf(republisher))
  return new Set(names.map(squeezed).filter((name) => name.length > 2))
}

function brandOf(address: string): string {
  return (registeredDomain(address) ?? address).split('.')[0] ?? address
}

function squeezed(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

function isQuoted(at: TextBlock, end: number, next: TextBlock | undefined): boolean {
  return at.text.slice(end).trim() === '' && next?.block.kind === 'quote'
}

/** A name that the text itself speaks of is a person or a subject, and its colon only quotes. */
function isSpokenOf(label: string, body: readonly TextBlock[]): boolean {
  return body.some(({ text }) => {
    const rest = text.startsWith(label) ? text.slice(label.length) : text
    return rest.includes(label)
  })
}

/** Two labels that each come back, many labels, or answers beneath questions: speakers, and no new voice. */
function isInterview(openings: readonly Labelled[], body: readonly TextBlock[]): boolean {
  const times = new Map<string, number>()
  for (const { label } of openings) times.set(label, (times.get(label) ?? 0) + 1)
  const recurring = [...times.values()].filter((count) => count > 1).length
  if (recurring > 1 || times.size > 4 || openings.length > 6) return true
  return openings.some(({ order }) => /\?["”»]?\s*$/u.test(body[order - 1]?.text ?? ''))
}
