import { silenceOf } from '../../src/engine/sources/rhythm.ts'
import { seeded } from './seeded.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** A way in which a source brings items: when the next comes after one. */
export type Rhythm = {
  next: (after: number, random: () => number) => number
  /** What is borne of false alarms, a source and week. */
  falseAlarmsAWeek: number
  /** Within how many milliseconds a source that ends is to be noticed. */
  noticedWithin: number
}

const exponential = (mean: number, random: () => number): number => -mean * Math.log(1 - random())
const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** Items at random, but only while `open` says so. */
const whileOpen =
  (mean: number, open: (at: Date) => boolean) =>
  (after: number, random: () => number): number => {
    let time = after
    do time += exponential(mean, random)
    while (!open(new Date(time)))
    return time
  }

/** Rhythms of sources as desks know them. */
export const RHYTHMS: Record<string, Rhythm> = {
  'an agency, day and night': {
    next: (after, random) => after + exponential(HOUR / 2, random),
    falseAlarmsAWeek: 0.02,
    noticedWithin: 12 * HOUR,
  },
  'a newsroom in office hours': {
    next: whileOpen(
      HOUR / 2,
      (at) => at.getUTCHours() >= 7 && at.getUTCHours() < 19 && at.getUTCDay() % 6 !== 0,
    ),
    falseAlarmsAWeek: 0.05,
    noticedWithin: 3 * DAY,
  },
  'one column each morning': {
    next: (after, random) => (Math.floor(after / DAY) + 1) * DAY + 7 * HOUR + normal(random) * HOUR,
    falseAlarmsAWeek: 0.02,
    noticedWithin: 3.5 * DAY,
  },
  'a weekly': {
    next: (after, random) => after + 7 * DAY + normal(random) * 6 * HOUR,
    falseAlarmsAWeek: 0.02,
    noticedWithin: 16 * DAY,
  },
  'bursts with long pauses': {
    next: (after, random) => after + Math.exp(normal(random) * 1.5) * 2 * HOUR,
    falseAlarmsAWeek: 0.05,
    noticedWithin: 25 * DAY,
  },
}

/**
 * Listens to sources of one rhythm every four hours, and then ends them.
 * @returns how often a source that went on was called silent, over how many weeks of sources; and the middle time in
 * milliseconds after which one that had ended was noticed
 */
export function watchRhythm(
  rhythm: Rhythm,
  run: { sources: number; weeks: number; seed: number },
): { falseAlarms: number; weeks: number; noticedAfter: number } {
  const random = seeded(run.seed).next
  let falseAlarms = 0
  const noticed: number[] = []
  const learning = 16
  for (let source = 0; source < run.sources; source++) {
    const times: number[] = []
    const end = (run.weeks + learning) * 7 * DAY
    for (let time = rhythm.next(0, random); time < end; time = rhythm.next(time, random)) times.push(time)
    let heard = 0
    let silent = false
    for (let now = learning * 7 * DAY; now < end; now += 4 * HOUR) {
      while ((times[heard] ?? Infinity) <= now) heard++
      // The cheap question first: most of the time something came just now.
      const maybe = now - (times[heard - 1] ?? 0) >= 6 * HOUR
      const is = maybe && silenceOf(times.slice(Math.max(0, heard - 500), heard), now) !== null
      if (is && !silent) falseAlarms++
      silent = is
    }
    const last = times.at(-1) ?? 0
    for (let now = last; ; now += 2 * HOUR) {
      if (now - last < 120 * DAY && silenceOf(times.slice(-500), now) === null) continue
      noticed.push(now - last)
      break
    }
  }
  noticed.sort((one, other) => one - other)
  return {
    falseAlarms,
    weeks: run.weeks * run.sources,
    noticedAfter: noticed[Math.floor(noticed.length / 2)] ?? 0,
  }
}
