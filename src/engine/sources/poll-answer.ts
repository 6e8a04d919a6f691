import type { ProblemCode } from '../../contract/errors.ts'
import type { FetchAnswer } from './fetch-address.ts'
import { retryAfterMs } from './retry-after.ts'

/** What a server's answer to a poll comes to, before its body is read. */
export type PollAnswer =
  | { kind: 'unchanged' }
  | { kind: 'body' }
  | { kind: 'gone'; code: ProblemCode; words: string }
  /** The whole host wants to be left alone for so many milliseconds. */
  | { kind: 'wait'; ms: number; code: ProblemCode; words: string }
  | { kind: 'failed'; code: ProblemCode; words: string }

/** What an answer says. */
export function pollAnswer(answer: FetchAnswer, now: Date): PollAnswer {
  const { status } = answer
  const host = URL.parse(answer.address)?.host ?? answer.address
  if (isChallenge(answer)) {
    const words = `${host} asks for proof that a person is there, which no feed reader can give. Ask the outlet for access.`
    return { kind: 'failed', code: 'CHALLENGED', words }
  }
  if (status === 304) return { kind: 'unchanged' }
  if (status === 429 || status === 503) {
    const ms = retryAfterMs(answer.headers.get('retry-after') ?? null, now)
    const words =
      status === 429
        ? `${host} says that it is asked too often (429).`
        : `${host} is not available at the moment (503).`
    return { kind: 'wait', ms, code: 'SERVER_REFUSED', words }
  }
  if (status === 410)
    return {
      kind: 'gone',
      code: 'GONE',
      words: `${host} says that this feed is gone for good (410). It is not polled any more.`,
    }
  if (status >= 200 && status < 300) return { kind: 'body' }
  return {
    kind: 'failed',
    code: status === 404 ? 'NOT_FOUND' : 'SERVER_REFUSED',
    words: statusWords(host, status),
  }
}

function statusWords(host: string, status: number): string {
  if (status === 404) return `${host} knows no such feed (404). Look for its new address.`
  if (status === 401) return `${host} wants a name and a password (401).`
  if (status === 403) return `${host} does not let us have this feed (403).`
  if (status >= 500) return `${host} has a fault of its own (${status}).`
  if (status >= 300 && status < 400) return `${host} redirects to nowhere (${status}).`
  return `${host} refuses (${status}).`
}

/** A page that tests for a browser in place of the feed. */
function isChallenge({ status, headers, body }: FetchAnswer): boolean {
  if (headers.get('cf-mitigated')?.toLowerCase() === 'challenge') return true
  if (/^(?:challenge|captcha)$/iu.test(headers.get('x-amzn-waf-action') ?? '')) return true
  if (status !== 403 && status !== 503) return false
  return body
    .subarray(0, 64 * 1024)
    .toString('latin1')
    .includes('/cdn-cgi/challenge-platform/')
}
