import { expect, test } from 'vitest'
import { readOne, textsOf } from '../../../build/read-all.ts'

const headlineOf = async (text: string): Promise<string | null> => (await readOne(text, 'a.txt')).headline

test('paragraphs by empty lines, else by line breaks', async () => {
  expect(textsOf(await readOne('One.\nTwo.\r\nThree.', 'a.txt'))).toEqual(['One.', 'Two.', 'Three.'])
  expect(textsOf(await readOne('One.\n\n  \nTwo.\n\n', 'a.txt'))).toEqual(['One.', 'Two.'])
})

test('wrapped lines are joined, verse keeps its breaks', async () => {
  const wrapped =
    'The harbour office said on Tuesday that the\nlong pier would stay shut until divers had\nlooked at every pile.\n\nIt gave no date for that.'
  expect(textsOf(await readOne(wrapped, 'a.txt'))[0]).toBe(
    'The harbour office said on Tuesday that the long pier would stay shut until divers had looked at every pile.',
  )
  expect(textsOf(await readOne('A gull\nsat still\n\nand flew.', 'a.txt'))).toEqual([
    'A gull\nsat still',
    'and flew.',
  ])
})

test('a stray empty line does not glue lines that are paragraphs each', async () => {
  const long = (word: string): string => `${`${word} `.repeat(30).trim()}.`
  const text = `${long('pier')}\n${long('ferry')}\nLatest news\n\nAbout us\n${long('notice')}`
  expect(textsOf(await readOne(text, 'a.txt'))).toEqual([
    long('pier'),
    long('ferry'),
    'Latest news',
    'About us',
    long('notice'),
  ])
})

test('a headline only where the first line clearly is one', async () => {
  expect(await headlineOf('Pier shuts for winter\n\nThe pier shut on Tuesday.')).toBe('Pier shuts for winter')
  expect(await headlineOf('Pier shuts for winter\nThe pier shut on Tuesday.')).toBeNull()
  expect(await headlineOf('The pier shut on Tuesday.\n\nMore soon.')).toBeNull()
  expect(await headlineOf('Update: 3/30/25\n\nThe pier shut.')).toBeNull()
  expect(await headlineOf('By Ada Quill\n\nThe pier shut.')).toBeNull()
  expect(await headlineOf('PORT ELLERY (AP) — Pier shuts for winter\n\nThe pier shut.')).toBeNull()
  expect(await headlineOf('Tuesday, 24 November 2026\n\nThe pier shut.')).toBeNull()
})

test('an empty file and one of blanks say so', async () => {
  await expect(readOne('', 'a.txt')).rejects.toThrow('a.txt is empty.')
  await expect(readOne(' \n\t', 'a.txt')).rejects.toThrow('holds nothing but blanks')
})

test('names with bidi controls and control characters in text do no harm', async () => {
  const draft = await readOne(
    'A\u0000B\u0007C \u202egnihtemos\u202c stays\u2028end',
    'story\u202etxt.exe.txt',
  )
  expect(textsOf(draft)).toEqual(['ABC \u202egnihtemos\u202c stays', 'end'])
})

test('what follows a headline without an empty line ends it, and is kept as a credit', async () => {
  const draft = await readOne(
    'Pier shuts for winter\nBy Ada Quill\nAssociated Press\n\nPORT ELLERY, Maine (AP) — The pier shut on Tuesday.\n\nMore soon.',
    'a.txt',
  )
  expect(draft).toMatchObject({
    headline: 'Pier shuts for winter',
    byline: 'Ada Quill',
    dateline: 'PORT ELLERY, Maine (AP)',
    wire: null,
  })
  expect(draft.blocks.map((block) => block.role)).toEqual(['credit', 'credit', 'body', 'body'])
  const tight =
    'Hafenamt sperrt Pier\nVon Ada Quill, dpa\nHamburg (dpa) - Das Hafenamt hat die Pier gesperrt.\nMehr folgt.'
  expect(await readOne(tight, 'b.txt')).toMatchObject({
    headline: 'Hafenamt sperrt Pier',
    byline: 'Ada Quill, dpa',
    dateline: 'Hamburg (dpa)',
  })
  expect(await headlineOf('Pier shuts for winter\nPORT ELLERY, Maine — The pier shut.\nMore soon.')).toBe(
    'Pier shuts for winter',
  )
})

test('a sentence that begins with By is copy', async () => {
  const draft = await readOne(
    'By Monday the pier had been shut for\nthree weeks and more.\n\nIt stayed shut.',
    'a.txt',
  )
  expect(draft).toMatchObject({ headline: null, byline: null })
  expect(draft.blocks.map((block) => block.role)).toEqual(['body', 'body'])
})

test('a release line is a notice and not the headline', async () => {
  for (const line of [
    'FOR IMMEDIATE RELEASE',
    'Press Release',
    'PRESSEMITTEILUNG Nr. 12/2026',
    'Communiqué de presse',
  ]) {
    const draft = await readOne(`${line}\n\nHarbour Trust names director\n\nThe trust said so.`, 'a.txt')
    expect(draft.headline).toBe('Harbour Trust names director')
    expect(draft.blocks.map((block) => block.role)).toEqual(['notice', 'body'])
  }
  expect(
    await headlineOf('FOR IMMEDIATE RELEASE\nNovember 24, 2026\nTrust names director\nThe trust said so.'),
  ).toBe('Trust names director')
  expect(await headlineOf('Press release law splits council\n\nThe vote was close.')).toBe(
    'Press release law splits council',
  )
})

test('an embargo is a time, or withholds what it does not date in full', async () => {
  const dated = await readOne(
    'EMBARGOED UNTIL 00:01 GMT 25 November 2026\n\nTrust names director\n\nThe trust said so.',
    'a.txt',
  )
  expect(dated).toMatchObject({
    headline: 'Trust names director',
    wire: { status: 'usable', embargoUntil: { value: '2026-11-25T00:01:00.000Z', zone: 'GMT' } },
  })
  const vague = await readOne('Embargoed until Friday\n\nTrust names director\n\nThe trust said so.', 'a.txt')
  expect(vague.wire).toMatchObject({
    status: 'withheld',
    statusWords: 'Embargoed until Friday',
    embargoUntil: null,
  })
})
