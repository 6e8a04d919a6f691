import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { blockText } from '../../../src/contract/blocks.ts'
import { provenanceOf } from '../../../src/engine/intake/provenance.ts'
import { suggestMarks } from '../../../src/engine/marks/suggest-marks.ts'
import { markFixtures, markSubject } from '../../build/mark-subject.ts'
import type { MarkSubject } from '../../../src/engine/marks/subject.ts'

/** What must be found in a reprint as aggregators make them. */
type Facts = {
  voice: string
  teaser: string
  originator: string
  author: string
  republisher: string
  cites: string[]
}

/** One check for the real sample and for the invented article that covers the same ground without it. */
function check(subject: MarkSubject, facts: Facts): void {
  const texts = subject.blocks.map(blockText)
  const firstOfVoice = texts.findIndex((text) => text.startsWith(facts.voice))
  const lastOfBody = subject.blocks.findLastIndex(({ role }) => role === 'body')
  const roles = Object.fromEntries(subject.blocks.map(({ role }, index) => [texts[index]?.trim(), role]))

  expect(roles[facts.teaser]).toBe('promo')
  expect(roles['Latest News Articles']).toBe('promo')
  expect(subject.blocks.slice(-3).map(({ role }) => role)).toEqual(['credit', 'credit', 'notice'])
  expect(subject.blocks.slice(0, lastOfBody + 1).every(({ role }) => role === 'body')).toBe(true)

  const marks = suggestMarks(subject)
  expect(marks.map(({ mark, blocks }) => ({ mark, blocks }))).toEqual([
    { mark: 'syndicated', blocks: null },
    { mark: 'opinion', blocks: [firstOfVoice, lastOfBody] },
  ])
  const [syndicated, opinion] = marks
  expect(syndicated?.originator).toBe(facts.originator)
  const footers = syndicated?.evidence.slice(0, 3) ?? []
  expect(footers.map(({ signal }) => signal)).toEqual([
    'reprint-notice: owned by',
    'reprint-notice: original source',
    'reprint-notice: by feed',
  ])
  expect(footers.every(({ span }) => span !== null && span.block > lastOfBody)).toBe(true)
  expect(opinion?.evidence[0]).toMatchObject({ signal: 'kicker-voice', words: facts.voice })

  const links = provenanceOf(subject, { name: 'copy.txt', url: null, words: 'file name' })
  const named = (role: string) => links.filter((link) => link.role === role).map(({ name }) => name)
  expect(named('receivedFrom')).toEqual(['copy.txt'])
  expect(named('publishedBy')).toEqual([facts.republisher])
  expect(named('originatedBy')).toEqual([facts.originator])
  expect(links.find(({ role }) => role === 'originatedBy')?.url).toBe(`https://${facts.originator}`)
  expect(named('author')).toEqual([facts.author])
  expect(named('cites')).toEqual(facts.cites)
  expect(named('takedown')).toEqual([facts.republisher])
  expect(links.find(({ role }) => role === 'takedown')?.words).toContain('please contact')
  expect(links.find(({ role }) => role === 'rights')?.words).toContain('used for educational purposes only')
}

describe('a reprint with a voice of its own in it', () => {
  it('comes out right in full: an article of our own invention', () => {
    const fixture = markFixtures().find(({ name }) => name === 'aggregator--reprint-with-kicker')
    expect(fixture).toBeDefined()
    if (fixture === undefined) return
    check(fixture.subject, {
      voice: 'NordSeaWire:',
      teaser: 'Will the Quay Ever Be Built?',
      originator: 'nordseawire.com',
      author: 'Kari Moe',
      republisher: 'CoastNews.com',
      cites: ['Reuters', 'Norwegian official media', 'Truth Social'],
    })
  })

  const sample = join(import.meta.dirname, '../../../../shared/samples/russia-china-balance.txt')
  it.skipIf(!existsSync(sample))(
    'comes out right in full: the real sample (skipped where ../shared/samples is not there)',
    () => {
      const lines = readFileSync(sample, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
      check(markSubject({}, lines), {
        voice: 'HNewsWire:',
        teaser: 'Will Putin Fulfill Biblical Prophecy and Attack Israel?',
        originator: 'hnewswire.com',
        author: 'StevieRay Hansen',
        republisher: 'USSANews.com',
        cites: ['Bloomberg', 'Chinese official media', 'Truth Social'],
      })
    },
  )
})
