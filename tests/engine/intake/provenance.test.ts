import { describe, expect, it } from 'vitest'
import { provenanceOf } from '../../../src/engine/intake/provenance.ts'
import { markSubject } from '../../build/mark-subject.ts'

const citesOf = (line: string) =>
  provenanceOf(markSubject({}, ['The harbour board approved a new quay.', line]))
    .filter(({ role }) => role === 'cites')
    .map(({ name, words }) => [name, words])

describe('the chain', () => {
  it('runs from the feed to the author, each link with its words', () => {
    const subject = markSubject(
      {
        source: 'Fjordby Gazette',
        sourceUrl: 'https://www.fjordbygazette.com/',
        url: 'https://www.fjordbygazette.com/news/quay',
        byline: 'By Kari Moe',
        rights: '© Fjordby Gazette',
      },
      ['OSLO (Reuters) - The harbour board approved a new quay.', 'Work will begin in April.'],
    )
    expect(provenanceOf(subject, { name: 'gazette.xml', url: null, words: 'file name' })).toEqual([
      { role: 'receivedFrom', name: 'gazette.xml', url: null, words: 'file name' },
      {
        role: 'publishedBy',
        name: 'Fjordby Gazette',
        url: 'https://www.fjordbygazette.com/news/quay',
        words: 'source: Fjordby Gazette',
      },
      { role: 'originatedBy', name: 'Reuters', url: null, words: 'OSLO (Reuters)' },
      { role: 'author', name: 'Kari Moe', url: null, words: 'byline: By Kari Moe' },
      { role: 'rights', name: '© Fjordby Gazette', url: null, words: 'rights: © Fjordby Gazette' },
    ])
  })

  it('leaves out what nothing states', () => {
    expect(provenanceOf(markSubject({}, ['The harbour board approved a new quay.']))).toEqual([])
  })

  it('names no originator where the page names itself', () => {
    const subject = markSubject({ url: 'https://www.livescience.com/quay' }, [
      'The harbour board approved a new quay.',
      'Work will begin in April.',
      'Originally published on Live Science.',
    ])
    expect(provenanceOf(subject).filter(({ role }) => role === 'originatedBy')).toEqual([])
  })

  it('takes the mailbox for takedown', () => {
    const subject = markSubject({}, [
      'The harbour board approved a new quay.',
      'Do you own this text and want it removed? Please write: to have it removed, contact desk@coastnews.com.',
    ])
    expect(provenanceOf(subject).find(({ role }) => role === 'takedown')).toMatchObject({
      name: 'coastnews.com',
      url: 'mailto:desk@coastnews.com',
    })
  })
})

describe('cited sources', () => {
  it.each([
    [
      'The quay will cost more, according to Bloomberg’s translation of the speech.',
      'Bloomberg',
      'according to Bloomberg’s translation',
    ],
    [
      '“STOP,” the mayor posted in capital letters on Truth Social on March 7.',
      'Truth Social',
      'posted in capital letters on Truth Social',
    ],
    [
      'Chinese official media reported that the quay was welcome.',
      'Chinese official media',
      'Chinese official media reported',
    ],
    [
      'The chair told The Associated Press that she was not worried.',
      'Associated Press',
      'told The Associated Press',
    ],
    [
      'According to a report by the World Bank, quays pay off.',
      'World Bank',
      'According to a report by the World Bank',
    ],
    [
      'Der Kai kommt, berichtet die Süddeutsche Zeitung am Montag.',
      'Süddeutsche Zeitung',
      'berichtet die Süddeutsche Zeitung',
    ],
    ['Le quai sera cher, selon Le Monde.', 'Le Monde', 'selon Le Monde'],
    ['El muelle será caro, según Europa Press.', 'Europa Press', 'según Europa Press'],
    ['Причал построят, сообщает ТАСС.', 'TASS', 'сообщает ТАСС'],
  ])('%s', (line, name, words) => {
    expect(citesOf(line)).toEqual([[name, words]])
  })

  it.each([
    'The quay will cost more, according to Solheim.',
    'According to that accord, the lines share the quay.',
    'The plan was told to the fishermen on Monday.',
    'The crane stood on X-shaped feet, as the board said.',
  ])('are no people, accords or things: %s', (line) => {
    expect(citesOf(line)).toEqual([])
  })

  it('are listed once, at their first mention', () => {
    expect(citesOf('The quay is dear, according to Reuters. It is late, according to Reuters.')).toHaveLength(
      1,
    )
  })
})
