import { expect, test } from 'vitest'
import type { Block } from '../../../../src/contract/blocks.ts'
import {
  declaredLanguage,
  detectLanguage,
  languageOf,
} from '../../../../src/engine/intake/readers/language.ts'

const detect = (text: string): Promise<string | null> =>
  detectLanguage(null, [{ kind: 'paragraph', role: 'body', runs: [{ text }] }])

test('declared languages become BCP 47', () => {
  expect(['en_US', 'DE', 'zh-hans-cn', 'pt-br', 'en-US, en'].map(declaredLanguage)).toEqual([
    'en-US',
    'de',
    'zh-Hans-CN',
    'pt-BR',
    'en-US',
  ])
  expect(['', 'english language', 'und', '12', null, undefined].map(declaredLanguage)).toEqual([
    null,
    null,
    null,
    null,
    null,
    null,
  ])
})

test('detected from twenty words on', async () => {
  expect(
    await detect(
      'The harbour office said on Tuesday that the long pier would stay shut until divers had looked at every one of its piles.',
    ),
  ).toBe('en')
  expect(
    await detect(
      'Das Hafenamt teilte am Dienstag mit, dass die lange Mole geschlossen bleibt, bis Taucher jeden einzelnen Pfahl geprüft haben werden.',
    ),
  ).toBe('de')
  expect(await detect('The pier is shut.')).toBeNull()
})

test('by script where it belongs to one language', async () => {
  expect(await detect('港湾当局は火曜日、長い桟橋を閉鎖すると発表した。')).toBe('ja')
  expect(await detect('港务局周二宣布，长码头将关闭至春季。')).toBe('zh')
  expect(await detect('ท่าเรือจะปิดจนถึงฤดูใบไม้ผลิ')).toBe('th')
  expect(await detect('항만청은 화요일 부두를 폐쇄한다고 밝혔다.')).toBe('ko')
  expect(await detect('Το λιμάνι θα παραμείνει κλειστό')).toBe('el')
})

const GERMAN =
  'Das Hafenamt teilte am Dienstag mit, dass die lange Mole geschlossen bleibt, bis Taucher jeden einzelnen Pfahl geprüft haben werden. ' +
  'Die Fähren legen bis dahin an der kurzen Mole an, und der Frachtverkehr wird nach Süden umgeleitet, wie der Leiter des Amtes vor der Presse sagte.'
const copy = (text: string): Block[] => [{ kind: 'paragraph', role: 'body', runs: [{ text }] }]

test('the text overrules a language that a template declares, and that one is kept', async () => {
  expect(await languageOf('en-US', null, copy(GERMAN))).toEqual({ language: 'de', overruled: 'en-US' })
  expect(await languageOf('de-AT', null, copy(GERMAN))).toEqual({ language: 'de-AT', overruled: null })
  // Too short to be sure, and a language that nobody can tell from the text.
  expect(await languageOf('en', null, copy(GERMAN.slice(0, 60)))).toEqual({ language: 'en', overruled: null })
  expect(await languageOf('cy', null, copy(GERMAN))).toEqual({ language: 'cy', overruled: null })
  expect(await languageOf(null, null, copy(GERMAN))).toEqual({ language: 'de', overruled: null })
})
