import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agencyMentions } from '../../../../src/engine/intake/credits/agency-mentions.ts'
import { dispatchCredits } from '../../../../src/engine/intake/credits/dispatch-credits.ts'
import { isWithin } from '../../../../src/engine/intake/credits/edit-distance.ts'
import { blockText } from '../../../../src/contract/blocks.ts'
import { paragraphs } from '../../../build/mark-subject.ts'

const named = (text: string) => agencyMentions(paragraphs([text])).map(({ name, words }) => [name, words])

describe('agency mentions', () => {
  it.each([
    ['OSLO, 14. (Havas.) — Le conseil du port se réunit demain.', [['Havas', 'Havas']]],
    ['OSLO, 14. (Ha vas) — Le conseil du port se réunit demain.', [['Havas', 'Ha vas']]],
    ['BERGEN, 15. — Reuter. — Un vapeur s’est échoué.', [['Reuters', 'Reuter']]],
    ['Oslo, 3. Nov. ( A. F. P. ) Der Hafenrat tagte gestern.', [['Agence France-Presse', 'A. F. P']]],
    ['Oslo, 3. Nov. (United Preß.) Der Hafenrat tagte.', [['United Press International', 'United Preß']]],
    ['Eine Depesche der Agentur Wolff meldet den Brand.', [['Wolffs Telegraphisches Bureau', 'Wolff']]],
    ['Nach einer Reutei-Meldung aus Bergen ist der Dampfer gesunken.', [['Reuters', 'Reutei']]],
    [
      'Le quai coûtera 41 millions. / ats-afp-ap',
      [
        ['Keystone-SDA', 'ats'],
        ['Agence France-Presse', 'afp'],
        ['Associated Press', 'ap'],
      ],
    ],
    ['M. Reuter offre à vendre une maison près du port.', []],
    ['Das Verzeichnis (siehe Anhang) nennt Wolff und Reuter als Käufer.', []],
  ])('%s', (text, expected) => {
    expect(named(text)).toEqual(expected)
  })

  it('quote their words from the text, never overlap, and never throw', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 6 }), (lines) => {
        const blocks = paragraphs(lines)
        let last = { block: -1, end: 0 }
        for (const { span, words } of agencyMentions(blocks)) {
          const block = blocks[span.block]
          expect(block && blockText(block).slice(span.start, span.end)).toBe(words)
          if (span.block === last.block) expect(span.start).toBeGreaterThanOrEqual(last.end)
          last = span
        }
      }),
    )
  })

  it('are credits of dispatches only at the head or the end of a paragraph', () => {
    const credits = (text: string) => dispatchCredits(paragraphs([text])).length
    expect(credits('OSLO, 14. (Havas.) — Le conseil du port se réunit demain.')).toBe(1)
    expect(
      credits('The chairman told a reporter (Reuters) that the board would meet again on Tuesday.'),
    ).toBe(0)
    expect(credits('Fishermen wait at the quay on Monday. (Reuters)')).toBe(0)
  })
})

describe('edit distance', () => {
  it('counts letters put in, left out, changed and swapped', () => {
    expect(isWithin('havas', 'hayas', 1)).toBe(true)
    expect(isWithin('havas', 'haavs', 1)).toBe(true)
    expect(isWithin('havas', 'hava', 1)).toBe(true)
    expect(isWithin('havas', 'hotel', 1)).toBe(false)
  })

  it('is the same both ways, and nought for a word and itself', () => {
    const word = fc.string({ maxLength: 12 })
    fc.assert(
      fc.property(word, word, fc.nat({ max: 3 }), (one, other, most) => {
        expect(isWithin(one, other, most)).toBe(isWithin(other, one, most))
        expect(isWithin(one, one, most)).toBe(true)
      }),
    )
  })
})
