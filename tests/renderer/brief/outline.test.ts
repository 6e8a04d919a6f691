import { describe, expect, test } from 'vitest'
import type { BriefEntry, BriefShown } from '../../../src/contract/briefs.ts'
import { entriesOf, placeBeside, stepOf, withMoved } from '../../../src/renderer/brief/outline.ts'

/** A brief of sections that are written as the names of their entries: `['ab', 'c']`. */
function briefOf(sections: readonly string[]): BriefShown {
  let number = 0
  const shown = sections.map((entries, index) => ({
    id: `section ${index}`,
    title: '',
    entries: [...entries].map(
      (id) => ({ id, section: `section ${index}`, number: ++number }) as unknown as BriefEntry,
    ),
  }))
  return { id: 'brief', sections: shown } as unknown as BriefShown
}

/** The sections of a brief, written the same way. */
function written(brief: BriefShown): string[] {
  return brief.sections.map((section) => section.entries.map((entry) => entry.id).join(''))
}

function step(sections: readonly string[], entry: string, by: 1 | -1): string[] | null {
  const brief = briefOf(sections)
  const place = stepOf(brief, entry, by)
  return place && written(withMoved(brief, entry, place))
}

describe('an entry moved by one step', () => {
  test('passes its neighbour', () => {
    expect(step(['abc'], 'b', -1)).toEqual(['bac'])
    expect(step(['abc'], 'b', 1)).toEqual(['acb'])
    expect(step(['abc'], 'a', 1)).toEqual(['bac'])
  })

  test('goes from the edge of a section to the near end of the next', () => {
    expect(step(['ab', 'cd'], 'b', 1)).toEqual(['a', 'bcd'])
    expect(step(['ab', 'cd'], 'c', -1)).toEqual(['abc', 'd'])
    expect(step(['ab', '', 'cd'], 'b', 1)).toEqual(['a', 'b', 'cd'])
  })

  test('stays at the ends of the brief', () => {
    expect(step(['ab'], 'a', -1)).toBeNull()
    expect(step(['ab'], 'b', 1)).toBeNull()
    expect(step(['ab'], 'z', 1)).toBeNull()
  })
})

describe('an entry dropped on another', () => {
  function drop(moved: string, beside: string, edge: 'top' | 'bottom'): string[] {
    const brief = briefOf(['abc', 'de'])
    const place = placeBeside(brief, moved, beside, edge)
    return place ? written(withMoved(brief, moved, place)) : []
  }

  test('lands on the side of the nearer edge, also in another section', () => {
    expect(drop('a', 'c', 'top')).toEqual(['bac', 'de'])
    expect(drop('a', 'c', 'bottom')).toEqual(['bca', 'de'])
    expect(drop('e', 'a', 'top')).toEqual(['eabc', 'd'])
    expect(drop('a', 'd', 'bottom')).toEqual(['bc', 'dae'])
  })

  test('stays where it is when dropped beside itself', () => {
    expect(drop('b', 'a', 'bottom')).toEqual(['abc', 'de'])
    expect(drop('b', 'c', 'top')).toEqual(['abc', 'de'])
  })
})

test('a move numbers the entries anew and tells them their section', () => {
  const moved = withMoved(briefOf(['ab', 'c']), 'c', { section: 'section 0', before: 'a' })
  expect(entriesOf(moved).map(({ id, number, section }) => [id, number, section])).toEqual([
    ['c', 1, 'section 0'],
    ['a', 2, 'section 0'],
    ['b', 3, 'section 0'],
  ])
})
