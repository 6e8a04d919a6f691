import type { DateFound } from '../../src/contract/dates.ts'

/** The day of a date as it was stated, YYYY-MM-DD: half past midnight in Berlin is the day before in UTC. */
export function statedDay({ value, text, zone }: DateFound): string {
  const written = /(?:^|\D)(\d{4}-\d{2}-\d{2})(?:\D|$)/.exec(text)?.[1]
  if (zone !== null && written !== undefined) return written
  return value.slice(0, 10)
}
