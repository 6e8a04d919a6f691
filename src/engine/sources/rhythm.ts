const HOUR = 3_600_000
const DAY = 24 * HOUR
const WEEK_HOURS = 7 * 24

/** Items that come together are one sign of life. */
const TOGETHER_MS = 60_000
/** With fewer gaps there is no rhythm to go by. */
const FEWEST_GAPS = 12
/** Hours and weekdays count once there is so much to tell them by. */
const PATTERN_ITEMS = 60
const PATTERN_DAYS = 21
/** A source is never called silent before so long, in milliseconds. */
const SHORTEST_MS = 6 * HOUR

/** A source's silence against its own rhythm. */
export type Silence = {
  /** How long it has been silent, in milliseconds. */
  ms: number
  /** How long it may be, at this time of its week, in milliseconds. */
  usual: number
}

/**
 * Whether a source has been silent for longer than it is wont to.
 *
 * The gaps between its items are measured in its own time: an hour counts as much as items usually come in that hour
 * of the day and on that day of the week, once there are 60 items over three weeks; before, all hours count alike. Of
 * at least 12 gaps, let q be the one that 98 of 100 do not exceed and m the middle one. The source is silent when it
 * has been so for q times the larger of 1.5 and √(q/m): twice and a half q for items that come at random, more where
 * gaps scatter more, and never less than six hours. Two gaps of a hundred may be holidays or breakdowns without
 * blunting it.
 *
 * @param times when its items came, in milliseconds since 1970, in any order
 * @param until up to when it was heard: the last successful poll
 */
export function silenceOf(times: readonly number[], until: number): Silence | null {
  const signs = signsOfLife(times, until)
  const last = signs.at(-1)
  if (last === undefined || signs.length <= FEWEST_GAPS || until - last < SHORTEST_MS) return null
  const own = ownTime(signs)
  const gaps: number[] = []
  for (let at = 1; at < signs.length; at++) gaps.push(own(signs[at - 1] ?? 0, signs[at] ?? 0))
  gaps.sort((one, other) => one - other)
  const long = quantile(gaps, 0.98)
  const middle = Math.max(quantile(gaps, 0.5), Number.MIN_VALUE)
  const limit = long * Math.max(1.5, Math.sqrt(long / middle))
  const ms = until - last
  if (own(last, until) <= limit) return null
  return { ms, usual: whenExceeded(own, last, until, limit) - last }
}

function signsOfLife(times: readonly number[], until: number): number[] {
  const sorted = times.filter((time) => time <= until).toSorted((one, other) => one - other)
  return sorted.filter((time, at) => at === 0 || time - (sorted[at - 1] ?? 0) > TOGETHER_MS)
}

type OwnTime = (from: number, to: number) => number

/** Time as the source lives it; an average hour counts one. */
function ownTime(signs: readonly number[]): OwnTime {
  const span = (signs.at(-1) ?? 0) - (signs[0] ?? 0)
  if (signs.length < PATTERN_ITEMS || span < PATTERN_DAYS * DAY) return (from, to) => (to - from) / HOUR
  const hours = shares(signs, 24, (time) => new Date(time).getUTCHours())
  const days = shares(signs, 7, (time) => new Date(time).getUTCDay())
  // Weeks that begin where time begins: on a Thursday, at midnight GMT.
  const weights = Array.from(
    { length: WEEK_HOURS },
    (_, hour) => (hours[hour % 24] ?? 1) * (days[(4 + Math.floor(hour / 24)) % 7] ?? 1),
  )
  const sums = [0]
  for (const weight of weights) sums.push((sums.at(-1) ?? 0) + weight)
  const week = sums.at(-1) ?? WEEK_HOURS
  const sinceStart = (time: number): number => {
    const weeks = Math.floor(time / (WEEK_HOURS * HOUR))
    const hour = time / HOUR - weeks * WEEK_HOURS
    const whole = Math.floor(hour)
    return weeks * week + (sums[whole] ?? 0) + (hour - whole) * (weights[whole] ?? 0)
  }
  return (from, to) => sinceStart(to) - sinceStart(from)
}

/** How much livelier each part is than the average one; a part without a sign still counts a little. */
function shares(signs: readonly number[], parts: number, partOf: (time: number) => number): number[] {
  const counts = Array.from({ length: parts }, () => 0.5)
  for (const sign of signs) counts[partOf(sign)] = (counts[partOf(sign)] ?? 0) + 1
  const all = counts.reduce((sum, count) => sum + count, 0)
  return counts.map((count) => (count * parts) / all)
}

/** The value that a share of sorted numbers do not exceed, between the two nearest. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)] ?? 0
  const above = sorted[Math.ceil(place)] ?? below
  return below + (above - below) * (place - Math.floor(place))
}

function whenExceeded(own: OwnTime, from: number, to: number, limit: number): number {
  let [low, high] = [from, to]
  while (high - low > 60_000) {
    const middle = (low + high) / 2
    if (own(from, middle) > limit) high = middle
    else low = middle
  }
  return high
}
