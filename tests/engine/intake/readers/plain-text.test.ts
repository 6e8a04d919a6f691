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
