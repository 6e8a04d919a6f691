import { expect, test } from 'vitest'
import type { HistoryEvent } from '../../../src/contract/history.ts'
import { historyLines } from '../../../src/renderer/history/history-lines.ts'

function eventAt(at: Date, seq: number): HistoryEvent {
  return { seq, at: at.toISOString() } as unknown as HistoryEvent
}

test('events stand under their days, the nearest of them by name', () => {
  const now = new Date(2026, 10, 24, 15, 0)
  const events = [
    eventAt(new Date(2026, 10, 24, 14, 0), 5),
    eventAt(new Date(2026, 10, 24, 0, 1), 4),
    eventAt(new Date(2026, 10, 23, 23, 59), 3),
    eventAt(new Date(2026, 10, 20, 9, 0), 2),
    eventAt(new Date(2025, 11, 31, 9, 0), 1),
  ]
  const lines = historyLines(events, now).map((line) => (line.kind === 'day' ? line.day : line.event.seq))
  expect(lines).toEqual([
    'Today',
    5,
    4,
    'Yesterday',
    3,
    'Friday 20 November',
    2,
    'Wednesday 31 December 2025',
    1,
  ])
})

test('no events make no lines', () => {
  expect(historyLines([], new Date())).toEqual([])
})
