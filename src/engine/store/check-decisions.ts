import type { Database } from 'better-sqlite3'
import { eventOf, type EventRow } from './log.ts'
import { placeOf, tableKeys, untouchedDesk, type Columns, type TableName } from './tables.ts'
import type { Damage } from './verify.ts'

/**
 * Checks every editorial row against the log: what stands in it must be what the last event left there, and a row that
 * no event made must not be there. So a decision that was written past the log is found, although its chain is sound.
 * @returns one line for each row that differs
 */
export function checkDecisions(db: Database): Damage[] {
  const expected = replay(db)
  const damage: Damage[] = []
  for (const table of Object.keys(tableKeys) as TableName[]) {
    const rows = db.prepare<[], Columns>(`SELECT * FROM ${table}`).all()
    const here = new Set<string>()
    for (const row of rows) {
      const place = placeOf({ table, key: row })
      here.add(place)
      const wanted =
        expected.get(place) ?? (table === 'item_desk' ? untouchedDesk : table === 'import' ? {} : null)
      if (wanted === null || !agrees(row, wanted)) damage.push(differs(place))
    }
    for (const [place, wanted] of expected) {
      if (place.startsWith(`${table} `) && wanted !== null && !here.has(place)) damage.push(differs(place))
    }
  }
  return damage
}

/** What every row that an event touched must hold now; null for rows that were deleted. */
function replay(db: Database): Map<string, Columns | null> {
  const rows = new Map<string, Columns | null>()
  for (const row of db.prepare<[], EventRow>('SELECT * FROM event ORDER BY seq').iterate()) {
    for (const change of eventOf(row).changes) {
      const place = placeOf(change)
      const before = rows.get(place) ?? (change.table === 'item_desk' ? untouchedDesk : {})
      rows.set(place, change.after === null ? null : { ...before, ...change.after })
    }
  }
  return rows
}

function agrees(row: Columns, wanted: Columns): boolean {
  return Object.entries(wanted).every(([column, value]) => row[column] === value)
}

function differs(place: string): Damage {
  return {
    what: 'decision',
    name: place,
    words: `The row ${place} is not what the log says. It was written past the log.`,
  }
}
