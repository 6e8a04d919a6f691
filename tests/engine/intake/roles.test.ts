import { describe, expect, it } from 'vitest'
import type { Block } from '../../../src/contract/blocks.ts'
import { withRoles } from '../../../src/engine/intake/roles.ts'
import { paragraphs } from '../../build/mark-subject.ts'

const STORY = [
  'The harbour board approved a new quay on Tuesday after two years of hearings.',
  'Work will begin in April and cost 41 million crowns, the chair said.',
  'The old ferry pier will be pulled down in the autumn.',
]

/** The roles of lines that stand before or after a story, the story's own left out. */
function rolesOf(before: readonly string[], after: readonly string[]): string[] {
  const blocks = withRoles(paragraphs([...before, ...STORY, ...after]))
  const around = [...blocks.slice(0, before.length), ...blocks.slice(before.length + STORY.length)]
  expect(blocks.slice(before.length, before.length + STORY.length).map(({ role }) => role)).toEqual([
    'body',
    'body',
    'body',
  ])
  return around.map(({ role }) => role)
}

describe('promotion', () => {
  it.each([
    'Read more: The ferry that never came',
    'RELATED: Ten piers to see this summer',
    'Latest News Articles',
    'You may also like',
    'Sign up for our daily newsletter',
    'Follow us on Facebook',
    'Lesen Sie auch: Die Fähre, die nie kam',
    'Mehr zum Thema',
    'Lire aussi : le quai de la discorde',
    'Le puede interesar: el muelle viejo',
    'Leggi anche: il molo vecchio',
    'Читайте также: старый причал',
  ])('is told by its own words: %s', (line) => {
    expect(rolesOf([], [line])).toEqual(['promo'])
  })

  it('takes the headlines beneath a label with it, and stops where copy goes on', () => {
    const lines = [
      'Related stories',
      'Ferry Line Sues Harbour Board',
      'Old Pier Sold to Museum',
      'The mayor did not answer questions on Tuesday.',
    ]
    expect(rolesOf([], lines)).toEqual(['promo', 'promo', 'promo', 'body'])
  })

  it('takes a lone headline right before a label with it', () => {
    expect(rolesOf([], ['Will the Quay Ever Be Built?', 'Latest News'])).toEqual(['promo', 'promo'])
  })

  it('leaves a question of the story alone', () => {
    expect(rolesOf([], ['Will the quay ever be built?', 'Nobody knows, the chair said.'])).toEqual([
      'body',
      'body',
    ])
  })

  it('leaves sentences alone that begin with such words', () => {
    expect(
      rolesOf(
        [],
        [
          'More news is expected on Friday, when the board meets again.',
          'Related costs were not in the budget.',
        ],
      ),
    ).toEqual(['body', 'body'])
  })
})

describe('notices', () => {
  it.each([
    '© 2024 Fjordby Gazette',
    'Copyright 2024 Fjordby Gazette. All rights reserved.',
    'The views expressed in this article are those of the author.',
    'If you own this text and want it removed, please write to desk@coastnews.com.',
    'This content is used for educational purposes only.',
    'Alle Rechte vorbehalten.',
    'Tous droits réservés.',
    'Todos los derechos reservados.',
    'Все права защищены.',
  ])('are told at the end: %s', (line) => {
    expect(rolesOf([], [line])).toEqual(['notice'])
  })

  it('are not told in the middle of a long story', () => {
    const long = [
      ...STORY,
      ...STORY,
      'All rights reserved seats were sold out by noon.',
      ...Array.from({ length: 14 }, (_, at) => `Speaker ${at} agreed with the board on that day.`),
    ]
    expect(withRoles(paragraphs(long)).every(({ role }) => role === 'body')).toBe(true)
  })
})

describe('reports', () => {
  it.each([
    'A breach in 2018 saw popular videos defaced, while the most viewed of all was vandalised and briefly removed.',
    'Readers who contact the museum can have old boats removed at no cost.',
  ])('of a removal are no notices: %s', (line) => {
    expect(rolesOf([], [line])).toEqual(['body'])
  })
})

describe('credits', () => {
  it.each([
    'By Kari Moe',
    'BY KARI MOE AND PER LUND',
    'Von Jutta Harms',
    'Par Anne Leroy',
    'By ANNE HOLT, Associated Press',
  ])('stand at the head: %s', (line) => {
    expect(rolesOf([line], [])).toEqual(['credit'])
  })

  it.each([
    'Author: Kari Moe',
    'Autor: Jutta Harms',
    'Автор: Анна Холт',
    '(Reporting by Anne Holt; Editing by Per Lund)',
    'AFP',
    'Quelle: kathpress',
    'The Associated Press contributed to this report.',
    'This article originally appeared on The Northern Review.',
    'Click this link for the original source of this article.',
  ])('stand at the tail: %s', (line) => {
    expect(rolesOf([], [line])).toEqual(['credit'])
  })

  it('leave a paragraph what it is that only ends in one', () => {
    const end =
      'The board will meet again on Friday, and the mayor will then answer questions of the ferry lines. (Reporting by Anne Holt; Editing by Per Lund)'
    expect(rolesOf([], [end])).toEqual(['body'])
  })

  it('are no headlines that begin with a particle', () => {
    expect(rolesOf(['Von der Leyen visits the new quay in Fjordby'], [])).toEqual(['body'])
  })

  it('know an author by the field that names him', () => {
    const fields = [{ name: 'schema:author', value: 'Kari Moe' }]
    expect(withRoles(paragraphs(['Kari Moe', ...STORY]), fields)[0]?.role).toBe('credit')
  })
})

describe('every block', () => {
  it('stays, in order, with its text; a role of the format is kept', () => {
    const blocks: Block[] = paragraphs([...STORY, 'Latest News', 'AFP'])
    const stated = blocks.map((block, index): Block => (index === 1 ? { ...block, role: 'credit' } : block))
    const roled = withRoles(stated)
    expect(roled.map(({ runs }) => runs)).toEqual(blocks.map(({ runs }) => runs))
    expect(roled.map(({ role }) => role)).toEqual(['body', 'credit', 'body', 'promo', 'credit'])
  })

  it('stays body where nothing else would', () => {
    expect(withRoles(paragraphs(['All rights reserved.'])).map(({ role }) => role)).toEqual(['body'])
  })
})
