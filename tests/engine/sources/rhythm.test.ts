import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { silenceOf } from '../../../src/engine/sources/rhythm.ts'
import { RHYTHMS, watchRhythm } from '../../build/rhythms.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

describe('a rhythm', () => {
  it.each(Object.entries(RHYTHMS))('of %s raises few false alarms and notices a silence', (_name, rhythm) => {
    const { falseAlarms, weeks, noticedAfter } = watchRhythm(rhythm, { sources: 10, weeks: 20, seed: 7 })
    expect(falseAlarms / weeks).toBeLessThan(rhythm.falseAlarmsAWeek)
    expect(weeks).toBe(200)
    expect(noticedAfter).toBeLessThan(rhythm.noticedWithin)
  })

  it('is not heard before there are twelve gaps', () => {
    const daily = (count: number): number[] => Array.from({ length: count }, (_, day) => day * DAY)
    expect(silenceOf(daily(12), 40 * DAY)).toBeNull()
    expect(silenceOf(daily(13), 40 * DAY)).not.toBeNull()
    expect(silenceOf([], 40 * DAY)).toBeNull()
  })

  it('hears no silence in the six hours after an item, and one outlier does not blunt it', () => {
    const minutes = Array.from({ length: 300 }, (_, at) => at * 5 * 60_000)
    const end = minutes.at(-1) ?? 0
    expect(silenceOf(minutes, end + 5 * HOUR)).toBeNull()
    expect(silenceOf(minutes, end + 7 * HOUR)).not.toBeNull()
    const withHoliday = [...minutes, ...minutes.map((time) => time + end + 20 * DAY)]
    expect(silenceOf(withHoliday, (withHoliday.at(-1) ?? 0) + 7 * HOUR)).not.toBeNull()
  })

  it('never throws, and is never longer than the time since the last item', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200 * 24), { maxLength: 200 }), fc.nat(400 * 24), (hours, until) => {
        const silence = silenceOf(
          hours.map((hour) => hour * HOUR),
          until * HOUR,
        )
        if (silence === null) return
        const last = Math.max(...hours.filter((hour) => hour <= until))
        expect(silence.ms).toBe((until - last) * HOUR)
        expect(silence.usual).toBeLessThanOrEqual(silence.ms)
      }),
      { numRuns: 200 },
    )
  })
})
