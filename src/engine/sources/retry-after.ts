import { httpDate } from './http-date.ts'

/** What is asked of us where a server names no time, in milliseconds. */
const USUAL_MS = 10 * 60_000
/** Nobody is obeyed for longer, in milliseconds. */
const LONGEST_MS = 24 * 3_600_000

/**
 * How long a host wants to be left alone after 429 or 503, in milliseconds: seconds or an HTTP date (RFC 9110, 10.2.3),
 * ten minutes where it names no time.
 */
export function retryAfterMs(header: string | null, now: Date): number {
  const text = header?.trim() ?? ''
  if (/^\d+$/u.test(text)) return within(Number(text) * 1000)
  const date = httpDate(text)
  return date === null ? USUAL_MS : within(date - now.getTime())
}

function within(ms: number): number {
  return Math.min(LONGEST_MS, Math.max(0, ms))
}
