import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exclusionExpression, matchExpression } from '../../../src/engine/search/match-expression.ts'
import { parseQuery } from '../../../src/engine/search/parse-query.ts'
import { dayStart, queryCondition } from '../../../src/engine/search/query-condition.ts'

const moment = { now: new Date('2026-11-24T08:00:00.000Z'), timeZone: 'Europe/Berlin' }

/** What a query asks the index for, and its filters as `name:value` with `-` where excluded. */
function check(query: string, match: string | null, filters: string[] = []): void {
  const parsed = parseQuery(query)
  expect(matchExpression(parsed)).toBe(match)
  expect(parsed.filters.map((each) => `${each.excluded ? '-' : ''}${each.name}:${each.value}`)).toEqual(
    filters,
  )
}

describe('a query as typed', () => {
  it.each([
    ['grain', '"grain"*'],
    ['grain ', '"grain"'],
    ['gr', '"gr"'],
    ['grain harv', '"grain" AND "harv"*'],
    ['"interim deal"', '"interim deal"'],
    ['"interim deal', '"interim deal"'],
    ['grain -wheat', '("grain") NOT ("wheat")'],
    ['grain -"soft wheat" ', '("grain") NOT ("soft wheat")'],
    ['-wheat', null],
    ["council's", `"council s"*`],
    ['U.S.', '"U S"*'],
    ['粮食', '"粮 食"*'],
    ['', null],
    ['"" - : "', null],
  ])('%s', (query, match) => check(query, match))

  it('has filters anywhere, quoted or excluded, and one without a value is still being typed', () => {
    check('state:new grain -tag:sport source:"Coast Post" mark:', '"grain"', [
      'state:new',
      '-tag:sport',
      'source:Coast Post',
    ])
  })

  it('takes a name that is no filter for a word', () => {
    check('https://paper.example/1 ', '"https paper example 1"')
    check('author:moor ', '"author moor"')
  })

  it('asks for 32 words at most', () => {
    const words = Array.from({ length: 50 }, (_, index) => `word${index}`).join(' ')
    expect(matchExpression(parseQuery(words))?.match(/AND/g)).toHaveLength(31)
  })

  it('can ask for nothing but what it excludes', () => {
    expect(exclusionExpression(parseQuery('-wheat -"soft grain"'))).toBe('"wheat" OR "soft grain"')
  })

  it('reports a value that a filter does not know', () => {
    const { problems } = queryCondition('state:gone seen:maybe mark:ad before:soon is:odd story:x', moment)
    expect(problems).toHaveLength(6)
    for (const value of ['gone', 'maybe', 'ad', 'soon', 'odd', 'x']) {
      expect(
        problems.some((words) => words.includes(`not “${value}”`)),
        value,
      ).toBe(true)
    }
  })

  it('never throws, whatever is typed', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '"',
        '-',
        ':',
        'state:',
        'before:',
        'after:0001-01-01',
        'since:9999d',
        'NEAR(',
        '*',
        '^',
        '\0',
        '\ud800',
      ),
      fc
        .tuple(
          fc.constantFrom('before', 'after', 'since'),
          fc.date({ noInvalidDate: true }).map((at) => at.toISOString().slice(0, 10)),
        )
        .map(([name, day]) => `${name}:${day}`),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.constantFrom('', ' '), (pieces, between) => {
        const made = queryCondition(pieces.join(between), moment)
        expect(made.values.every((value) => value !== undefined)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('the start of a day in a zone', () => {
  it.each([
    ['2026-11-24', 'Europe/Berlin', '2026-11-23T23:00:00.000Z'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
    ['2026-11-24', 'Pacific/Kiritimati', '2026-11-23T10:00:00.000Z'],
    ['2026-11-24', 'America/St_Johns', '2026-11-24T03:30:00.000Z'],
    ['2026-02-30', 'Europe/Berlin', null],
    ['0001-01-01', 'Europe/Berlin', null],
  ])('%s in %s', (day, zone, at) => expect(dayStart(day, zone)).toBe(at))
})
