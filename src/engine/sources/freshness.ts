import { httpDate } from './http-date.ts'

/** How long an answer says that it stays fresh, in seconds, and by which header. */
export type Freshness = { seconds: number; words: string }

/** Some servers say "16 years"; so long nobody means. In seconds. */
const LONGEST = 5 * 3600

/**
 * How long a server says that its answer stays fresh (RFC 9111, 4.2.1: max-age, else Expires less Date), at most five
 * hours; null where it says nothing or that it is stale at once.
 */
export function freshnessOf(headers: ReadonlyMap<string, string>, now: Date): Freshness | null {
  const control = headers.get('cache-control')?.toLowerCase() ?? ''
  if (/(?:^|[\s,])no-(?:store|cache)(?:$|[\s,=])/u.test(control)) return null
  const age = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,12})/u.exec(control)?.[1]
  if (age !== undefined) return held(Number(age), `max-age ${age}`)
  const expires = httpDate(headers.get('expires') ?? '')
  if (expires === null) return null
  const date = httpDate(headers.get('date') ?? '') ?? now.getTime()
  return held(Math.floor((expires - date) / 1000), 'Expires')
}

function held(seconds: number, words: string): Freshness | null {
  return seconds <= 0 ? null : { seconds: Math.min(seconds, LONGEST), words }
}
