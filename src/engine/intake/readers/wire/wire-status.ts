import type { WireStatus } from '../../../../contract/wire.ts'
import { cleanLine } from '../clean-text.ts'

/** What a sender says may be done with a version, and the words in which it says so. */
export type StatedStatus = { status: WireStatus; words: string | null }

const USABLE: StatedStatus = { status: 'usable', words: null }

const NAMED: readonly [RegExp, WireStatus][] = [
  [/^(?:usable|embargoed|publish|published|new|current|active|inherit)$/, 'usable'],
  [/^(?:corrected|correction|corrective|korrektur|korrektion|rectified)$/, 'corrected'],
  [/^(?:withheld|hold|held|onhold|draft|pending|private|future|autodraft|unpublished)$/, 'withheld'],
  [
    /^(?:cancell?ed|cancel|kill|killed|withdrawn|withdraw|nolongerusable|retracted|annulled|deleted|delete|trash|recalled|unusable)$/,
    'killed',
  ],
]

/**
 * A status by its name in a format's own vocabulary: `stat:canceled` (NewsML-G2), `Usable` (NewsML 1), `withheld`
 * (NITF, ninjs), `draft` (WordPress). Usable where nothing is stated or the name is unknown.
 */
export function namedStatus(name: string | null | undefined): StatedStatus {
  const stated = cleanLine(name)
  if (stated === null) return USABLE
  const bare = stated
    .replace(/^.*[:/]/, '')
    .toLowerCase()
    .replace(/[\s_-]/g, '')
  const status = NAMED.find(([pattern]) => pattern.test(bare))?.[1] ?? 'usable'
  return status === 'usable' ? USABLE : { status, words: stated }
}

const KILLED =
  'KILL(?:ED)?|MANDATORY KILL|WITHDRAWN|WITHDRAWAL|WITHDRAW|WITHDRAWS|RETRACT(?:ED|ION)?|ELIMINATION|ELIMINATED|CANCELL?ED|ANNULATION|ANNULÉE?|ANULACI[OÓ]N|ANULAD[OA]|ZURÜCKGEZOGEN|RÜCKZUG|STORNO|ANNULLERET|ANNULLERT|UPPHÄVT'
const WITHHELD = 'HOLD|MANDATORY HOLD|WITHHOLD|WITHHELD'
const CORRECTED =
  'CORRECTED|CORRECTION|CORRECTIVE|CORRECTS?|CORR|RECTIFICATIF|RECTIFICATION|CORRECTIF|CORRECCI[OÓ]N|KORREKTUR|KORRIGIERT|BERICHTIGUNG|BERICHTIGT|KORREKTION|RETTELSE|RÄTTELSE|OIKAISU|CORREZIONE|ERRATUM'
/** Marks of cycle and haste that stand before the word that counts. */
const BEFORE =
  '(?:(?:BC|AP|AM|PM|ADV|URGENT|BULLETIN|FLASH|EIL|MANDATORY|ADVISORY|ATTENTION|ATTN|EDS|EDITORS|ACHTUNG|REFILE|UPDATE \\d|\\d(?:ST|ND|RD|TH) LEAD|\\d(?:ST|ND|RD|TH) LD)[\\s:,+-]+)*'
const AFTER = '(?=\\s*[-:,–—/(*]|\\s*$|\\s+(?:NOTICE|ADVISORY|STORY|MANDATORY|FOR\\s+RELEASE))'
const AT_HEAD: readonly [RegExp, WireStatus][] = [
  [new RegExp(`^[^\\p{L}\\d]*${BEFORE}(${KILLED})${AFTER}`, 'u'), 'killed'],
  [new RegExp(`^[^\\p{L}\\d]*${BEFORE}(${WITHHELD})${AFTER}`, 'u'), 'withheld'],
  [new RegExp(`^[^\\p{L}\\d]*${BEFORE}(${CORRECTED})${AFTER}`, 'u'), 'corrected'],
]
/** In mixed case only with a colon or a bracket: "Correction: …", "(Berichtigung: …)". */
const IN_WORDS: readonly [RegExp, WireStatus][] = [
  [
    /^[^\p{L}\d]*(?:Kill|Mandatory kill|Withdrawn|Retraction|Annulation|Rückzug|Zurückgezogen|Meldung zurückgezogen|Anulación)\s*:/iu,
    'killed',
  ],
  [/^[^\p{L}\d]*(?:Hold|Please hold)\s*:/iu, 'withheld'],
  [
    /^[^\p{L}\d]*(?:Correction|Corrected|Corrective|Rectificatif|Korrektur|Berichtigung|Corrección|Rättelse|Rettelse|Oikaisu|Correzione)\s*[:)]/iu,
    'corrected',
  ],
]
/** A slug is made of parts, and its last may be the word. */
const IN_SLUG: readonly [RegExp, WireStatus][] = [
  [
    new RegExp(
      `(?:--?|[,/(:]\\s*|\\s)(?:${KILLED}|Kill|Killed|Withdrawn|Elimination)(?=\\s*[,)/]|\\s*$)`,
      'u',
    ),
    'killed',
  ],
  [new RegExp(`(?:--?|[,/(:]\\s*)(?:${WITHHELD})(?=\\s*[,)/]|\\s*$)`, 'u'), 'withheld'],
  [
    new RegExp(
      `(?:--?|[,/(:]\\s*|\\s)(?:${CORRECTED}|Correction|Corrective|Corrected)(?=\\s*[,)/]|\\s*$)`,
      'u',
    ),
    'corrected',
  ],
]
/** What was put right stands at the head of a note. */
const NOTE_LINES = 8
/** Notes to the desk tell what was put right: "Eds: CORRECTS spelling of …". */
const IN_NOTE =
  /\b(?:CORRECTS|CORRECTED|CORRECTION|Corrects|Corrected|Correction)\b|^\W*(?:Eds?[:.,]\s*)?corrects\b|\b(?:Berichtigung|berichtigt|Korrigiert|korrigiert)\b|\b(?:KILL|MANDATORY KILL|KILLS?)\s+(?:the|this|story|BC|AP)/u

/**
 * The status that a headline, a slug and a note to the desk say by their words, as AP, Reuters, AFP and dpa use them
 * ("BC-US--Story, KILL", "CORRECTED-Talks resume", "Berichtigung: …"). The gravest counts; usable where none says so.
 */
export function statusInWords(
  headline: string | null,
  slug: string | null,
  note: string | null,
): StatedStatus {
  const found: StatedStatus[] = []
  for (const line of [headline, slug]) {
    if (line === null) continue
    for (const [pattern, status] of [...AT_HEAD, ...IN_WORDS])
      if (pattern.test(line)) found.push({ status, words: line })
  }
  if (slug !== null) {
    for (const [pattern, status] of IN_SLUG) if (pattern.test(slug)) found.push({ status, words: slug })
  }
  for (const line of (note ?? '').split('\n').slice(0, NOTE_LINES)) {
    if (!IN_NOTE.test(line)) continue
    found.push({ status: /\bKILLS?\b/.test(line) ? 'killed' : 'corrected', words: line })
  }
  return gravest(found)
}

const GRAVITY: readonly WireStatus[] = ['usable', 'corrected', 'withheld', 'killed']

/** The gravest of several statements. */
export function gravest(statements: readonly StatedStatus[]): StatedStatus {
  return statements.reduce(
    (worst, each) => (GRAVITY.indexOf(each.status) > GRAVITY.indexOf(worst.status) ? each : worst),
    USABLE,
  )
}
