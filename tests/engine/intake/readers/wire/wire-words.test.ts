import { expect, test } from 'vitest'
import { genreTerm, newsTerm } from '../../../../../src/engine/intake/readers/wire/news-terms.ts'
import { leadingDateline } from '../../../../../src/engine/intake/readers/leading-dateline.ts'
import { namedStatus, statusInWords } from '../../../../../src/engine/intake/readers/wire/wire-status.ts'
import { partVersionWords } from '../../../../../src/engine/intake/readers/wire/wire-version-words.ts'

test('a status by its name in each vocabulary', () => {
  const status = (name: string | null): string => namedStatus(name).status
  expect(['stat:usable', 'Usable', 'publish', null, 'something'].map(status)).toEqual(Array(5).fill('usable'))
  expect(
    ['stat:canceled', 'Canceled', 'http://cv.iptc.org/newscodes/pubstatusg2/canceled', 'trash'].map(status),
  ).toEqual(Array(4).fill('killed'))
  expect(['stat:withheld', 'draft', 'private', 'future', 'auto-draft'].map(status)).toEqual(
    Array(5).fill('withheld'),
  )
})

test('the words of AP, Reuters, AFP and dpa', () => {
  const headline = (line: string): string => statusInWords(line, null, null).status
  for (const line of [
    'CORRECTED-Ferry runs aground',
    'CORRECTED-UPDATE 1-Ferry runs aground',
    'Correction: Ferry story',
    '(Berichtigung: Name des Schiffs)',
    'RECTIFICATIF - Un ferry échoue',
  ])
    expect(headline(line), line).toBe('corrected')
  for (const line of [
    'KILL: BC-UK--Ferry',
    'WITHDRAWN-Ferry runs aground',
    'URGENT: MANDATORY KILL - Ferry',
    'ANNULATION: Ferry',
  ])
    expect(headline(line), line).toBe('killed')
  expect(headline('HOLD FOR RELEASE: Trust names director')).toBe('withheld')
  for (const line of [
    'Killers still at large',
    'KILL BILL RETURNS TO CINEMAS',
    'Correction in house prices goes on',
    'HOLD THE LINE, SAYS MINISTER',
    'Withdrawal from the bank',
  ])
    expect(headline(line), line).toBe('usable')
  expect(statusInWords(null, 'BC-UK--Ferry, KILL', null).status).toBe('killed')
  expect(statusInWords(null, 'USA-WEATHER/ (UPDATE 1, PIX, CORRECTED)', null).status).toBe('corrected')
  expect(statusInWords(null, null, 'Eds: CORRECTS spelling of Quill in 2nd graf')).toEqual({
    status: 'corrected',
    words: 'Eds: CORRECTS spelling of Quill in 2nd graf',
  })
})

test('a slug and the words of its version', () => {
  expect(partVersionWords('BC-US--Lobster, 1st Ld-Writethru')).toEqual({
    slug: 'BC-US--Lobster',
    version: '1st Ld-Writethru',
  })
  expect(partVersionWords('BC-US--Lobster, KILL')).toEqual({ slug: 'BC-US--Lobster', version: 'KILL' })
  expect(partVersionWords('BC-US--Urgent Care')).toEqual({ slug: 'BC-US--Urgent Care', version: null })
  expect(partVersionWords('BC-US--Lead Pipes')).toEqual({ slug: 'BC-US--Lead Pipes', version: null })
})

test('codes of IPTC have one form and a name', () => {
  expect(newsTerm('http://cv.iptc.org/newscodes/subjectcode/15054000')).toEqual({
    code: 'subj:15054000',
    name: 'soccer',
  })
  expect(newsTerm('15054000', null, 'IptcSubjectCodes')?.code).toBe('subj:15054000')
  expect(newsTerm('20000349')?.code).toBe('medtop:20000349')
  expect(newsTerm('cws:1', 'Coast')).toEqual({ code: 'cws:1', name: 'Coast' })
  expect(newsTerm(null, ' ')).toBeNull()
  expect(genreTerm('http://cv.iptc.org/newscodes/genre/Press_Release')).toEqual({
    code: 'genre:Press_Release',
    name: 'Press Release',
  })
})

test('datelines, and what only looks like one', () => {
  expect(leadingDateline('NEW YORK (AP) — The')).toEqual({ dateline: 'NEW YORK (AP)', agency: 'AP' })
  expect(leadingDateline('Tegucigalpa, Jan 2 (EFE).- Un')?.dateline).toBe('Tegucigalpa, Jan 2 (EFE)')
  expect(leadingDateline('København /ritzau/: En')?.agency).toBe('ritzau')
  expect(leadingDateline('PORT ELLERY, Maine — The')).toEqual({
    dateline: 'PORT ELLERY, Maine',
    agency: null,
  })
  for (const line of [
    'He said (laughing) - no',
    'The UN (United Nations): a',
    'BREAKING — Ferry aground',
    'Port Ellery is quiet',
  ])
    expect(leadingDateline(line), line).toBeNull()
})
