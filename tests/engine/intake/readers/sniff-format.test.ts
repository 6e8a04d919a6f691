import { expect, test } from 'vitest'
import type { Refusal } from '../../../../src/contract/errors.ts'
import { sniffFormat } from '../../../../src/engine/intake/readers/sniff-format.ts'

function sniff(content: string | Buffer, name = 'upload'): string {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  try {
    return sniffFormat(bytes, { name, mediaType: null, url: null, modified: null }).format
  } catch (error) {
    return (error as Refusal).code
  }
}

test('formats by their bytes, whatever the name', () => {
  expect(sniff('<?xml version="1.0"?><!-- a --><rss version="2.0">', 'a.txt')).toBe('feed')
  expect(sniff('<rdf:RDF xmlns="http://purl.org/rss/1.0/">')).toBe('feed')
  expect(sniff('<!DOCTYPE feed [<!ENTITY a "<html>">]><feed xmlns="http://www.w3.org/2005/Atom">')).toBe(
    'feed',
  )
  expect(sniff(Buffer.from('\ufeff<rss version="2.0">', 'utf16le'))).toBe('feed')
  expect(sniff('{"version": "https://jsonfeed.org/version/1.1"', 'a.txt')).toBe('json-feed')
  expect(sniff('{"text":"a"}\n{"text":"b"}', 'a.json')).toBe('json-lines')
  expect(sniff('<!doctype html><title>a</title>', 'a.txt')).toBe('html')
  expect(sniff('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">')).toBe('html')
  expect(sniff('<p>Copy</p>', 'a.txt')).toBe('html')
  expect(sniff('Copy')).toBe('text')
  expect(sniff('%PDF-1.7', 'a.txt')).toBe('pdf')
  expect(sniff(Buffer.concat([Buffer.alloc(300), Buffer.from('%PDF-1.7 startxref')]))).toBe('pdf')
  expect(sniff('{\\rtf1 a}', 'a.doc')).toBe('rtf')
})

test('the name settles what bytes leave open', () => {
  expect(sniff('# Copy', 'a.md')).toBe('markdown')
  expect(sniff('# Copy', 'a.txt')).toBe('text')
  expect(sniff('<p>Copy</p>', 'a.md')).toBe('markdown')
  expect(sniff('Copy', 'a.html')).toBe('html')
  expect(sniff('broken', 'a.jsonl')).toBe('json-lines')
})

test('what has no reader is refused by name', () => {
  for (const content of [
    '<svg xmlns="http://www.w3.org/2000/svg"><?xml?>',
    '<?xml version="1.0"?><invoice>',
  ]) {
    expect(sniff(content, content.startsWith('<svg') ? 'a.svg' : 'a')).toBe('UNSUPPORTED')
  }
  expect(sniff(Buffer.from('89504e470d0a1a0a00', 'hex'), 'a.txt')).toBe('UNSUPPORTED')
  expect(sniff('MZee was the name of the dog.')).toBe('text')
  expect(sniff('')).toBe('EMPTY')
})
