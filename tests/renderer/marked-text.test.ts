import { describe, expect, it } from 'vitest'
import { blockText } from '../../src/contract/block-text.ts'
import type { Block } from '../../src/contract/blocks.ts'
import type { MarkRow } from '../../src/contract/marks.ts'
import {
  findInBlocks,
  numberEvidence,
  piecesOfRuns,
  strengthOf,
} from '../../src/renderer/article/marked-text.ts'

const paragraph = (text: string): Block => ({ kind: 'paragraph', role: 'body', runs: [{ text }] })

function mark(status: MarkRow['status'], spans: readonly (readonly [number, number])[]): MarkRow {
  return {
    mark: 'syndicated',
    kind: 'syndicated',
    status,
    originator: null,
    score: 0.7,
    blocks: null,
    evidence: spans.map(([start, end]) => ({
      signal: 'agency-dateline',
      weight: 0.7,
      words: '',
      field: null,
      span: { block: 0, start, end },
    })),
  }
}

describe('evidence in the text', () => {
  it('cuts runs where a span begins and ends, and keeps the look of each run', () => {
    const [shown] = numberEvidence([mark('suggested', [[4, 10]])])
    const pieces = piecesOfRuns(
      [{ text: 'The str' }, { text: 'ong word', strong: true }],
      shown?.findings ?? [],
      [],
    )
    expect(
      pieces.map((each) => [each.text, each.run.strong ?? false, each.evidence.length, each.ends.length]),
    ).toEqual([
      ['The ', false, 0, 0],
      ['str', false, 1, 0],
      ['ong', true, 1, 1],
      [' word', true, 0, 0],
    ])
  })

  it('puts both numbers where spans overlap', () => {
    const [shown] = numberEvidence([
      mark('suggested', [
        [0, 6],
        [3, 9],
      ]),
    ])
    const pieces = piecesOfRuns([{ text: 'abcdefghij' }], shown?.findings ?? [], [])
    expect(pieces.map((each) => [each.text, each.evidence.map((one) => one.number)])).toEqual([
      ['abc', [1]],
      ['def', [1, 2]],
      ['ghi', [2]],
      ['j', []],
    ])
  })

  it('cuts off what reaches beyond the block', () => {
    const [shown] = numberEvidence([mark('suggested', [[2, 99]])])
    const pieces = piecesOfRuns([{ text: 'abc' }], shown?.findings ?? [], [])
    expect(pieces.map((each) => each.text).join('')).toBe('abc')
  })

  it('numbers suggestions first and leaves out what was overruled', () => {
    const shown = numberEvidence([
      mark('confirmed', [[0, 1]]),
      mark('rejected', [[0, 1]]),
      mark('suggested', [[0, 1]]),
    ])
    expect(shown.map((each) => [each.mark.status, each.findings[0]?.number])).toEqual([
      ['suggested', 1],
      ['confirmed', 2],
    ])
  })

  it.each([
    [-0.2, 'against'],
    [0.29, 'weak'],
    [0.3, 'fair'],
    [0.6, 'strong'],
  ])('calls %f %s', (weight, word) => {
    expect(strengthOf(weight)).toBe(word)
  })
})

describe('find in the item', () => {
  it('finds without regard to case, in UTF-16 units', () => {
    const hits = findInBlocks([paragraph('🚢 Port and port'), paragraph('No')], blockText, 'PORT')
    expect(hits.map((each) => each.span)).toEqual([
      { block: 0, start: 3, end: 7 },
      { block: 0, start: 12, end: 16 },
    ])
  })

  it('keeps offsets true where lower case is longer', () => {
    const [hit] = findInBlocks([paragraph('İİ port')], blockText, 'port')
    expect(hit?.span).toEqual({ block: 0, start: 3, end: 7 })
  })
})
