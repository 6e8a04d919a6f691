import { describe, expect, it } from 'vitest'
import { age, fileSize, formatCount, plural, spokenAge, timeGroup } from '../../src/renderer/words.ts'

const now = new Date(2026, 10, 24, 14, 32)
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString()

describe('times in the list', () => {
  it.each([
    [0, 'now', 'just now'],
    [4, '4 min', '4 minutes'],
    [61, '1 h', '1 hour'],
    [23 * 60, '23 h', '23 hours'],
    [3 * 24 * 60, '21 Nov', 'Saturday 21 November'],
    [500 * 24 * 60, '12 Jul 2025', 'Saturday 12 July'],
  ])('%i minutes', (minutes, short, spoken) => {
    expect(age(ago(minutes), now)).toBe(short)
    expect(spokenAge(ago(minutes), now)).toBe(spoken)
  })

  it.each([
    [29, 'Last half hour'],
    [34, '13:30 – 14:00'],
    [70, '13:00 – 13:30'],
    [15 * 60, 'Yesterday'],
    [3 * 24 * 60, 'Saturday 21 November'],
    [500 * 24 * 60, 'Saturday 12 July 2025'],
  ])('groups what came in %i minutes ago', (minutes, heading) => {
    expect(timeGroup(ago(minutes), now)).toBe(heading)
  })
})

describe('figures', () => {
  it('says where a count stopped', () => {
    expect(formatCount({ count: 10_000, more: true })).toBe('10,000+')
    expect(formatCount({ count: 128, more: false })).toBe('128')
  })

  it('counts in words', () => {
    expect(plural(1, 'item')).toBe('1 item')
    expect(plural(2000, 'copy', 'copies')).toBe('2,000 copies')
  })

  it.each([
    [999, '999 bytes'],
    [2928, '2.9 kB'],
    [48_256, '48 kB'],
    [64_000_000, '64 MB'],
  ])('%i bytes', (bytes, words) => {
    expect(fileSize(bytes)).toBe(words)
  })
})
