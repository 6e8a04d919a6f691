import { expect, test } from 'vitest'
import { declaredLanguage, detectLanguage } from '../../../../src/engine/intake/readers/language.ts'

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
