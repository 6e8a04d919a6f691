import { describe, expect, it } from 'vitest'
import { scoreSentences } from '../../../src/engine/marks/sentence-score.ts'

const scoreOf = (text: string, language = 'en') => scoreSentences(text, language)[0]?.score ?? 0

describe('sentence scores', () => {
  it('hear the author and not the one who is quoted', () => {
    const own = scoreOf('It is a disgraceful and utterly foolish plan.')
    const quoted = scoreOf('“It is a disgraceful and utterly foolish plan,” the mayor said.')
    expect(own).toBeGreaterThan(0.5)
    expect(quoted).toBeLessThan(0.1)
  })

  it('give little to a sentence that reports', () => {
    const reported = scoreOf('The mayor said that the plan was disgraceful and foolish.')
    expect(reported).toBeGreaterThan(0)
    expect(reported).toBeLessThan(0.4)
  })

  it('give next to nothing to plain news', () => {
    expect(scoreOf('Work will begin in April and cost 41 million crowns.')).toBeLessThan(0.05)
  })

  it('name the cues that made them', () => {
    expect(scoreSentences('Must we really pay for this folly?', 'en')[0]?.cues).toEqual([
      'must',
      'we',
      'really',
      'folly',
    ])
  })

  it('point at the sentence in the text', () => {
    const text = 'Dr. Moe came at 4 p.m. on Monday. She left. We must not forget it!'
    expect(scoreSentences(text, 'en').map(({ start, end }) => text.slice(start, end))).toEqual([
      'Dr. Moe came at 4 p.m. on Monday.',
      'She left.',
      'We must not forget it!',
    ])
  })

  it.each([
    [
      'de',
      'Das ist leider ein völlig absurder und peinlicher Unsinn.',
      'Der Hafenrat hat am Dienstag einen neuen Kai beschlossen.',
    ],
    [
      'fr',
      'Nous devons dire que ce projet est absurde et honteux.',
      'Le conseil du port a approuvé mardi un nouveau quai.',
    ],
    [
      'es',
      'Debemos decir que es una vergüenza y un desastre absurdo.',
      'El consejo del puerto aprobó el martes un nuevo muelle.',
    ],
    [
      'it',
      'Dobbiamo dire che è davvero una vergogna, uno scandalo.',
      'Il consiglio del porto ha approvato martedì un nuovo molo.',
    ],
    ['ru', 'Мы должны признать: это абсурд и просто позор.', 'Совет порта утвердил во вторник новый причал.'],
  ])('tell comment from news in %s', (language, comment, news) => {
    expect(scoreOf(comment, language)).toBeGreaterThan(0.6)
    expect(scoreOf(news, language)).toBeLessThan(0.4)
  })

  it('stay at nought in a language without a lexicon', () => {
    expect(scoreOf('Detta är en fullkomligt absurd skandal!', 'sv')).toBe(0)
  })
})
