import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** How long an address with its token may be used, in milliseconds. */
const tokenLife = 60_000
/** After how much idleness a session ends, in milliseconds. */
const sessionLife = 12 * 60 * 60_000
/** So many wrong tokens close the exchange for good. */
const wrongTokens = 10

/**
 * What became of a token: `opened` with the secret of a new session; `stale`, for it was issued here but is
 * used or too old; `wrong`; or `closed`, after too many wrong ones.
 */
export type Exchange = { outcome: 'opened'; secret: string } | { outcome: 'stale' | 'wrong' | 'closed' }

export type Sessions = {
  /** A one-time token of 256 bits, to be exchanged within a minute. */
  issueToken(): string
  exchange(token: string): Exchange
  /** Whether the secret belongs to a session; if so its idle time starts anew. */
  use(secret: string | undefined): boolean
  /** The same without counting as use. */
  stands(secret: string | undefined): boolean
}

type Token = { digest: Buffer; issuedAt: number; used: boolean }
type Session = { digest: Buffer; usedAt: number }

/**
 * Tokens and sessions of the loopback server. They live in memory alone, so stopping the server ends them.
 *
 * @param now milliseconds of a clock; given by tests
 */
export function createSessions(now: () => number = Date.now): Sessions {
  let tokens: Token[] = []
  const sessions: Session[] = []
  let wrong = 0

  function sessionOf(secret: string | undefined): Session | undefined {
    const session = secret ? findSecret(sessions, secret) : undefined
    return session && now() - session.usedAt <= sessionLife ? session : undefined
  }

  return {
    issueToken() {
      const token = randomBytes(32).toString('base64url')
      tokens.push({ digest: digestOf(token), issuedAt: now(), used: false })
      return token
    },

    exchange(given) {
      if (wrong >= wrongTokens) return { outcome: 'closed' }
      const token = findSecret(tokens, given)
      if (!token) {
        wrong += 1
        return { outcome: 'wrong' }
      }
      const fresh = !token.used && now() - token.issuedAt <= tokenLife
      // A token is answered for once: what comes a third time is as wrong as any other.
      if (!fresh) {
        tokens = tokens.filter((each) => each !== token)
        return { outcome: 'stale' }
      }
      token.used = true
      const secret = randomBytes(32).toString('base64url')
      sessions.push({ digest: digestOf(secret), usedAt: now() })
      return { outcome: 'opened', secret }
    },

    use(secret) {
      const session = sessionOf(secret)
      if (session) session.usedAt = now()
      return session !== undefined
    },

    stands: (secret) => sessionOf(secret) !== undefined,
  }
}

function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

/** Compares with every one that is known, each in constant time. */
function findSecret<Known extends { digest: Buffer }>(
  known: readonly Known[],
  given: string,
): Known | undefined {
  const digest = digestOf(given)
  return known.filter((each) => timingSafeEqual(each.digest, digest)).at(0)
}
