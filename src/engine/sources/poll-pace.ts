import type { Freshness } from './freshness.ts'
import { rateWords } from './health-words.ts'
import type { StatedPace } from './stated-pace.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A slow source is asked four times in the time that one item takes: an item waits a quarter of its gap at most. */
const ASKS_AN_ITEM = 4
/** However slow a source is: what it says may be urgent. In minutes. */
const SLOWEST_MINUTES = 4 * 60
const LONGEST_MINUTES = 24 * 60
/** Polls are spread over so much of the interval, so that those which began together do not stay together. */
const JITTER = 0.1

/** When to come again, and why then. */
export type NextPoll = { at: string; why: string }

/**
 * When a source is polled after it answered: the longest of the desk's interval (wider for a source that brings little),
 * what the feed says and what its server says.
 * @param random 0 to 1, for the jitter, which only ever makes it later
 */
export function nextPoll(
  now: Date,
  facts: {
    /** The desk's own minimum, in minutes. */
    floor: number
    /** The source's own, where an editor has set one. */
    own: number | null
    itemsWeek: number | null
    stated: StatedPace | null
    fresh: Freshness | null
  },
  random: number,
): NextPoll {
  let { minutes, why } = ownPace(facts.floor, facts.own, facts.itemsWeek)
  if (facts.stated?.minutes && facts.stated.minutes > minutes) {
    minutes = facts.stated.minutes
    why = facts.stated.words
  }
  if (facts.fresh && facts.fresh.seconds / 60 > minutes) {
    minutes = facts.fresh.seconds / 60
    why = facts.fresh.words
  }
  if (facts.own === null) minutes = Math.min(minutes, LONGEST_MINUTES)
  const at = new Date(now.getTime() + minutes * MINUTE * (1 + random * JITTER))
  const allowed = facts.stated === null ? at : outsideSkipped(at, facts.stated)
  if (allowed.getTime() !== at.getTime()) why = `${why}, outside the hours that the feed names`
  return { at: allowed.toISOString(), why }
}

function ownPace(
  floor: number,
  own: number | null,
  itemsWeek: number | null,
): { minutes: number; why: string } {
  if (own !== null) return { minutes: own, why: `every ${own} minutes, as set` }
  if (itemsWeek === null) return { minutes: floor, why: `every ${floor} minutes` }
  const slow = itemsWeek === 0 ? SLOWEST_MINUTES : (7 * DAY) / MINUTE / itemsWeek / ASKS_AN_ITEM
  const minutes = Math.max(floor, Math.min(SLOWEST_MINUTES, Math.round(slow)))
  return minutes > floor
    ? { minutes, why: `every ${minutes} minutes, for it brings ${rateWords(itemsWeek)} a week` }
    : { minutes: floor, why: `every ${floor} minutes` }
}

/**
 * When a source is polled after it failed: twice as long after each failure, up to two days where the server refuses,
 * to twelve hours where it could not be reached, to a day where its answer could not be read.
 * @param failures in a row, with this one
 */
export function pollAfterFailure(
  now: Date,
  floor: number,
  failures: number,
  kind: 'refused' | 'unreachable' | 'unreadable',
  random: number,
): NextPoll {
  const longest = { refused: 48, unreachable: 12, unreadable: 24 }[kind] * HOUR
  const doublings = Math.min(failures - (kind === 'refused' ? 0 : 1), 20)
  const wait = Math.min(longest, floor * MINUTE * 2 ** doublings)
  return {
    at: new Date(now.getTime() + Math.max(floor * MINUTE, wait) * (1 + random * JITTER)).toISOString(),
    why: failures === 1 ? 'after a failure' : `after ${failures} failures in a row`,
  }
}

/** The first moment from `at` on that lies in no skipped hour and on no skipped day (GMT); `at` where all are skipped. */
function outsideSkipped(at: Date, { skipHours, skipDays }: StatedPace): Date {
  const skips = (time: Date): boolean =>
    skipHours.includes(time.getUTCHours()) || skipDays.includes(time.getUTCDay())
  let time = at
  for (let hours = 0; hours < 7 * 24; hours++) {
    if (!skips(time)) return time
    time = new Date(Math.floor(time.getTime() / HOUR) * HOUR + HOUR)
  }
  return at
}
