import { describe, expect, it } from 'vitest'
import { filterFor, joinPieces, piecesOf, takeFilters } from '../../src/renderer/desk/query-pieces.ts'

describe('the search field', () => {
  it.each([
    ['since:today', ['since:today'], ''],
    [
      'grain tag:energy -source:"Meridian Wire" deal',
      ['tag:energy', '-source:"Meridian Wire"'],
      'grain deal',
    ],
    ['time: 14:30', [], 'time: 14:30'],
    ['"state:new"', [], '"state:new"'],
    ['STATE:new', ['STATE:new'], ''],
  ])('parts %s', (query, filters, text) => {
    expect(piecesOf(query)).toEqual({ filters, text })
  })

  it('leaves a filter in the text while its value may go on', () => {
    expect(takeFilters('grain state:he')).toEqual({ filters: [], text: 'grain state:he' })
    expect(takeFilters('grain state:held ')).toEqual({ filters: ['state:held'], text: 'grain ' })
    expect(takeFilters('source:"Meridian ')).toEqual({ filters: [], text: 'source:"Meridian ' })
    expect(takeFilters('source:"Meridian Wire" ')).toEqual({ filters: ['source:"Meridian Wire"'], text: '' })
  })

  it('puts pieces together so that they part again', () => {
    const pieces = { filters: ['tag:energy', filterFor('source', 'Meridian Wire')], text: 'grain deal' }
    expect(joinPieces(pieces)).toBe('tag:energy source:"Meridian Wire" grain deal')
    expect(piecesOf(joinPieces(pieces))).toEqual(pieces)
  })

  it('names a filter once', () => {
    expect(joinPieces({ filters: ['tag:energy', 'tag:energy'], text: '' })).toBe('tag:energy')
  })
})
