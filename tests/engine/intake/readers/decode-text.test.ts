import { expect, test } from 'vitest'
import type { ReadHints } from '../../../../src/engine/items/draft.ts'
import { decodeText } from '../../../../src/engine/intake/readers/decode-text.ts'
import { readAll } from '../../../build/read-all.ts'

const hints = (mediaType: string | null = null): ReadHints => ({
  name: 'wire.txt',
  mediaType,
  url: null,
  modified: null,
})

/** Windows-1251, which Node decodes but does not write. */
function windows1251(text: string): Buffer {
  return Buffer.from(
    Array.from(text, (letter) => {
      const code = letter.charCodeAt(0)
      if (code < 0x80) return code
      return letter === 'ё' ? 0xb8 : code - 0x410 + 0xc0
    }),
  )
}

const RUSSIAN =
  'Министерство обороны сообщило во вторник, что переговоры продолжатся на следующей неделе в столице. '

test('marks and plain UTF-8 need no warning', async () => {
  for (const [bytes, encoding] of [
    [Buffer.from('Zürich — 5 €'), 'utf-8'],
    [Buffer.from('\ufeffZürich — 5 €'), 'utf-8'],
    [Buffer.from('\ufeffZürich — 5 €', 'utf16le'), 'utf-16le'],
    [Buffer.from('\ufeffZürich — 5 €', 'utf16le').swap16(), 'utf-16be'],
  ] as const) {
    expect(await decodeText(bytes, hints())).toEqual({ text: 'Zürich — 5 €', encoding, warning: null })
  }
})

test('UTF-16 without a mark is known by its blanks', async () => {
  for (const text of ['Plain words in a row.\n', RUSSIAN]) {
    const bytes = Buffer.from(text, 'utf16le')
    expect(await decodeText(bytes, hints())).toMatchObject({
      text,
      encoding: 'utf-16le',
      warning: { code: 'ENCODING_GUESSED' },
    })
    expect(await decodeText(Buffer.from(bytes).swap16(), hints())).toMatchObject({
      text,
      encoding: 'utf-16be',
    })
  }
})

test('Windows-1251: by guess with words, by declaration without', async () => {
  const bytes = windows1251(RUSSIAN.repeat(3))
  const guessed = await decodeText(bytes, hints())
  expect(guessed).toMatchObject({ text: RUSSIAN.repeat(3), encoding: 'windows-1251' })
  expect(guessed.warning).toEqual({
    code: 'ENCODING_GUESSED',
    words:
      'wire.txt does not say how its letters are encoded: taken for windows-1251. Check names and accents against the original.',
  })
  expect(await decodeText(bytes, hints('text/plain; charset=cp1251'))).toMatchObject({
    encoding: 'windows-1251',
    warning: null,
  })
  const xml = windows1251(
    `<?xml version="1.0" encoding="windows-1251"?><rss><channel><title>${RUSSIAN}</title></channel></rss>`,
  )
  expect(await decodeText(xml, hints())).toMatchObject({ encoding: 'windows-1251', warning: null })
})

test('UTF-8 with stray bytes, and UTF-8 cut inside a letter', async () => {
  const stray = Buffer.concat([
    Buffer.from('Zürich, Genève, Köln, Münster '),
    Buffer.from([0xe9]),
    Buffer.from(' end'),
  ])
  expect(await decodeText(stray, hints())).toMatchObject({
    text: 'Zürich, Genève, Köln, Münster é end',
    encoding: 'utf-8',
    warning: { code: 'ENCODING_GUESSED' },
  })
  expect(await decodeText(Buffer.from('Zürich €').subarray(0, -1), hints())).toEqual({
    text: 'Zürich ',
    encoding: 'utf-8',
    warning: null,
  })
})

test('a stray byte beside other than Latin text stays unread', async () => {
  const stray = Buffer.concat([Buffer.from(RUSSIAN), Buffer.from([0xe9]), Buffer.from(RUSSIAN)])
  expect(await decodeText(stray, hints())).toMatchObject({
    text: `${RUSSIAN}\ufffd${RUSSIAN}`,
    warning: { code: 'ENCODING_GUESSED' },
  })
})

test('UTF-32 by its mark, by its pattern and by its declaration', async () => {
  for (const [text, sure] of [
    ['\ufeffZürich — 5 € 😀', true],
    ['<?xml version="1.0" encoding="UTF-32"?><rss>Zürich</rss>', true],
    ['Zürich — plain words 😀', false],
  ] as const) {
    for (const little of [true, false]) {
      const bytes = Buffer.concat(
        Array.from(text, (character) => {
          const four = Buffer.alloc(4)
          const code = character.codePointAt(0) ?? 0
          if (little) four.writeUInt32LE(code)
          else four.writeUInt32BE(code)
          return four
        }),
      )
      const decoded = await decodeText(bytes, hints())
      expect(decoded.text).toBe(text.replace('\ufeff', ''))
      expect(decoded.encoding).toBe(little ? 'utf-32le' : 'utf-32be')
      expect(decoded.warning === null).toBe(sure)
    }
  }
})

test('XML in UTF-16 that declares itself needs no warning', async () => {
  const bytes = Buffer.from('<?xml version="1.0" encoding="utf-16"?><rss><channel/></rss>', 'utf16le')
  expect(await decodeText(bytes, hints())).toMatchObject({ encoding: 'utf-16le', warning: null })
})

test('signs of Windows-1252 that were taken for controls are signs again, with a word', async () => {
  const decoded = await decodeText(Buffer.from('don\u0092t \u0093shut\u0094'), hints())
  expect(decoded).toMatchObject({ text: 'don’t “shut”', warning: { code: 'ENCODING_GUESSED' } })
})

test('bytes that are no text are refused', async () => {
  const bytes = Buffer.from(Array.from({ length: 4_000 }, (_, at) => (at * 7919 + 13) % 251))
  expect((await readAll(bytes, 'wire.txt')).problems).toEqual([
    { code: 'NOT_TEXT', words: 'wire.txt is not text, although its name may say so. It is kept, not read.' },
  ])
})
