import { Refusal } from '../contract/errors.ts'

const TIME = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/u

/**
 * A time as typed (ISO 8601; without a zone it is meant here, without a time at midnight) as the contract wants it.
 * @throws Refusal `INVALID`
 */
export function instantOf(typed: string): string {
  const given = typed.trim()
  const time = new Date(given.length === 10 ? `${given}T00:00` : given.replace(' ', 'T'))
  if (!TIME.test(given) || Number.isNaN(time.getTime())) {
    throw new Refusal('INVALID', `“${typed}” is no time. Write it like 2026-11-24T18:00+01:00.`)
  }
  return time.toISOString()
}
