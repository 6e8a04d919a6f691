import type { Database } from 'better-sqlite3'
import type { Evidence, MarkName, SignalRate } from '../../contract/marks.ts'
import { prepared } from '../store/prepared.ts'
import { signalName } from './finding.ts'
import { lessonOf, weighsOf, type Lesson } from './lessons.ts'
import { signals } from './signals.ts'

/** The place of a decision, as the tables of marks key it. */
export type DecidedPlace = { item: string; mark: string; first: number; last: number }

/**
 * Counts a decision for the signals whose evidence stood beneath it, or takes it out of the count where it is gone.
 * Must run in the transaction of the action, before suggestions are written anew.
 */
export function countVerdict(db: Database, place: DecidedPlace): void {
  const { item, mark, first, last } = place
  prepared<[string, string, number, number], void>(
    db,
    'DELETE FROM mark_verdict WHERE item = ? AND mark = ? AND first = ? AND last = ?',
  ).run(item, mark, first, last)
  const decided = prepared<
    [string, string, number, number],
    { status: string; evidence: string; source: string | null }
  >(
    db,
    `SELECT d.status, s.evidence, l.source FROM mark_decision d
     JOIN mark_suggestion s ON s.item = d.item AND s.mark = d.mark AND s.first = d.first AND s.last = d.last
     LEFT JOIN item_list l ON l.id = d.item
     WHERE d.item = ? AND d.mark = ? AND d.first = ? AND d.last = ?`,
  ).get(item, mark, first, last)
  if (decided === undefined) return
  const insert = prepared<unknown[], void>(
    db,
    `INSERT OR IGNORE INTO mark_verdict (item, mark, first, last, signal, source, confirmed) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  for (const evidence of JSON.parse(decided.evidence) as Evidence[]) {
    if (evidence.weight <= 0) continue
    insert.run(
      item,
      mark,
      first,
      last,
      signalName(evidence),
      decided.source,
      decided.status === 'confirmed' ? 1 : 0,
    )
  }
}

/** Counts every decision that stands anew. Must run in a transaction, with suggestions and list written. */
export function countAllVerdicts(db: Database): void {
  db.exec('DELETE FROM mark_verdict')
  const decided = db.prepare<[], DecidedPlace>('SELECT item, mark, first, last FROM mark_decision').all()
  for (const place of decided) countVerdict(db, place)
}

/** What the desk's decisions taught of signals in a source; empty for most. In: the source's name, or null. */
export function lessonsFor(db: Database, source: string | null): Record<string, Lesson> {
  if (source === null) return {}
  const rows = prepared<[string], { signal: string; confirmed: number; overruled: number }>(
    db,
    `SELECT signal, sum(confirmed) AS confirmed, sum(1 - confirmed) AS overruled FROM mark_verdict
     WHERE source = ? GROUP BY signal`,
  ).all(source)
  return Object.fromEntries(
    rows.flatMap(({ signal, ...decided }) => {
      const lesson = lessonOf(decided, source)
      return lesson === null ? [] : [[signal, lesson]]
    }),
  )
}

type Counted = { signal: string; mark: string; source: string | null; confirmed: number; overruled: number }

/**
 * How often each signal was right, over all and by source, from the decisions that stand.
 * Out: every signal there is, in the order of strength, those without a decision too.
 */
export function signalRates(db: Database): SignalRate[] {
  const counted = prepared<[], Counted>(
    db,
    `SELECT signal, mark, source, sum(confirmed) AS confirmed, sum(1 - confirmed) AS overruled
     FROM mark_verdict GROUP BY signal, mark, source
     ORDER BY count(*) DESC, source`,
  ).all()
  return signals.flatMap(({ name, also = [], mark, looksFor }) =>
    [name, ...also].map((signal) => {
      const own = counted.filter((each) => each.signal === signal && each.mark === mark)
      const confirmed = own.reduce((sum, each) => sum + each.confirmed, 0)
      const overruled = own.reduce((sum, each) => sum + each.overruled, 0)
      return {
        signal,
        mark: mark satisfies MarkName,
        looksFor,
        ...hitsOf(confirmed, overruled),
        sources: own.map((each) => ({
          source: each.source,
          ...hitsOf(each.confirmed, each.overruled),
          weighs: each.source === null ? 1 : weighsOf(each),
        })),
      }
    }),
  )
}

function hitsOf(confirmed: number, overruled: number) {
  const decided = confirmed + overruled
  return {
    confirmed,
    overruled,
    rate: decided === 0 ? null : Math.round((confirmed / decided) * 1000) / 1000,
  }
}
