import type { FetchAnswer } from './fetch-address.ts'

/** An answer is kept for so long, in milliseconds; and so many of them. */
const KEPT_MS = 10 * 60_000
const MOST = 10

/** Feeds that discovery has just fetched, so that the first poll of one that is then followed asks for nothing twice. */
export type LatelyFetched = {
  keep: (address: string, answer: FetchAnswer, now: Date) => void
  /** The answer for an address, once. */
  take: (address: string, now: Date) => FetchAnswer | null
}

export function latelyFetched(): LatelyFetched {
  const kept = new Map<string, { answer: FetchAnswer; at: number }>()
  return {
    keep(address, answer, now) {
      kept.delete(address)
      kept.set(address, { answer, at: now.getTime() })
      for (const oldest of kept.keys()) {
        if (kept.size <= MOST) break
        kept.delete(oldest)
      }
    },
    take(address, now) {
      const found = kept.get(address)
      kept.delete(address)
      const age = found ? now.getTime() - found.at : Infinity
      return found && age >= 0 && age <= KEPT_MS ? found.answer : null
    },
  }
}
