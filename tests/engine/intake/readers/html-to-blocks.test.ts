import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { blockText, type Block } from '../../../../src/contract/blocks.ts'
import { htmlToBlocks } from '../../../../src/engine/intake/readers/html-to-blocks.ts'

/** `p:text`, `h2:text`, `li1:text` … one a block. */
function sketch(html: string, base: string | null = null): string[] {
  const names: Partial<Record<Block['kind'], string>> = {
    paragraph: 'p',
    heading: 'h',
    listItem: 'li',
    preformatted: 'pre',
  }
  return htmlToBlocks(html, base).map(
    (each) => `${names[each.kind] ?? each.kind}${each.level ?? ''}:${blockText(each)}`,
  )
}

test('white space collapses as in a browser', () => {
  expect(sketch('<p>\n  a\t<b> b</b>   c <i> </i>d\n</p>')).toEqual(['p:a b c d'])
  expect(sketch('<pre>\n  a\n   b </pre>')).toEqual(['pre:  a\n   b'])
  expect(sketch('a&nbsp;b<p>&nbsp;</p>')).toEqual(['p:a\u00a0b'])
})

test('blocks, breaks and nesting', () => {
  expect(sketch('one<br>two<br><br>three<div>four</div>five')).toEqual([
    'p:one\ntwo',
    'p:three',
    'p:four',
    'p:five',
  ])
  expect(sketch('<ul><li>a<ul><li>b</ul>c<li><p>d</ul>')).toEqual(['li1:a', 'li2:b', 'li1:c', 'li1:d'])
  expect(sketch('<blockquote><p>a<p>b</blockquote><h3>c</h3><hr><p>d')).toEqual([
    'quote:a',
    'quote:b',
    'h3:c',
    'rule:',
    'p:d',
  ])
  expect(sketch('She said <q>no</q>.')).toEqual(['p:She said “no”.'])
})

test('tables of data stay tables, tables of layout do not', () => {
  const [table] = htmlToBlocks('<table><tr><th>A<th>B<tr><td colspan=2><p>x<p>y<tr><td>1<td>2</table>', null)
  expect(table).toMatchObject({ kind: 'table', headed: true })
  expect(table && blockText(table)).toBe('A\tB\nx\ny\t\n1\t2')
  expect(sketch('<table><tr><td><p>left<td><table><tr><td>in<td>ner</table></table>')).toEqual([
    'p:left',
    'p:in',
    'p:ner',
  ])
})

test('what runs, loads or hides is left out with its content', () => {
  const dropped = 'script style template noscript iframe object form svg math'.split(' ')
  for (const name of dropped)
    expect(sketch(`<p>a</p><${name}>evil</${name}><p>b</p>`).join()).not.toContain('evil')
  expect(sketch('a<span style="display: none">b</span><i hidden>c</i>')).toEqual(['p:a'])
})

test('links are http, https or mailto, and absolute', () => {
  const links = (html: string): (string | undefined)[] =>
    htmlToBlocks(html, 'https://a.example/d/').flatMap((each) => each.runs.map((run) => run.link))
  expect(links('<a href="/x">a</a>')).toEqual(['https://a.example/x'])
  expect(links('<a href="mailto:a@b.example">a</a>')).toEqual(['mailto:a@b.example'])
  for (const href of [
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'vbscript:x',
    'https://user:pass@x.example/',
    '#top',
    '',
  ]) {
    expect(links(`<a href="${href}">a</a>`)).toEqual([undefined])
  }
})

test('pictures are placeholders, and those that count readers are nothing', () => {
  expect(
    htmlToBlocks('<p>a<img src="//photos.example/a.jpg" alt=" A  gull "></p>', 'https://a.example/'),
  ).toEqual([
    { kind: 'paragraph', role: 'body', runs: [{ text: 'a' }] },
    { kind: 'image', role: 'promo', runs: [], image: { alt: 'A gull', host: 'photos.example' } },
  ])
  expect(htmlToBlocks('<img src="data:image/png;base64,AA" alt="x">', null)[0]?.image).toEqual({
    alt: 'x',
    host: '',
  })
  expect(sketch('<img src="http://t.example/" width=1 height=1>')).toEqual([])
})

test('20,000 elements in each other are flattened in time', { timeout: 90_000 }, () => {
  const began = performance.now()
  for (const tag of ['div', 'b', 'blockquote', 'span', 'ul><li']) {
    expect(sketch(`${`<${tag}>`.repeat(20_000)}deep`).at(-1)).toMatch(/deep$/)
  }
  expect(performance.now() - began).toBeLessThan(60_000)
  expect(() => htmlToBlocks('<div>'.repeat(60_000), null)).toThrow(/nests more than 50,000/)
  expect(() => htmlToBlocks('<br>'.repeat(600_000), null)).toThrow(/more than 500,000/)
})

test('any markup gives blocks that hold nothing but text and allowed links', { timeout: 90_000 }, () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '<p>',
      '</p>',
      '<table>',
      '<tr>',
      '<td>',
      '<b>',
      '</b>',
      '<svg>',
      '<math><mtext>',
      '<style>',
      '<a href=javascript:x>',
      '<img src=x onerror=y>',
      '<!--',
      '-->',
      '<form>',
      '</form>',
      '<template>',
      '<ul><li>',
      '<br>',
      '<plaintext>',
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      for (const each of htmlToBlocks(pieces.join(''), 'https://a.example/')) {
        for (const run of [...each.runs, ...(each.rows ?? []).flat(2)]) {
          expect(run.text).not.toBe('')
          expect(run.link ?? 'https:').toMatch(/^(?:https?|mailto):/)
        }
      }
    }),
    { numRuns: 300 },
  )
})
