const BLOCK =
  '(?:address|article|aside|blockquote|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|legend|li|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul)'
const AROUND_BLOCK = new RegExp(`(</?${BLOCK}(?:\\s[^<>]{0,2000})?/?>)`, 'gi')
const BLOCK_COMMENT = /<!--\s*\/?wp:[^>]{0,4000}-->/g
const SHORTCODE =
  /\[\/?(?:caption|gallery|embed|audio|video|playlist|vc_\w+|et_pb_\w+)(?:\s[^\]\n]{0,2000})?\]/gi

/**
 * A post's HTML with its paragraphs, as WordPress shows it (`wpautop`): an empty line parts paragraphs and a line
 * break is one, but in `pre`. Comments of the block editor and shortcodes of pictures go, their text stays.
 */
export function withParagraphs(content: string): string {
  const text = content.replace(/\r\n?/g, '\n').replace(BLOCK_COMMENT, '').replace(SHORTCODE, '')
  if (!text.includes('\n')) return text
  return text
    .split(/(<pre[\s>])|(<\/pre>)/i)
    .filter((piece) => piece !== undefined)
    .map((piece, at, pieces) => (/^<pre/i.test(pieces[at - 1] ?? '') ? piece : parted(piece)))
    .join('')
}

function parted(html: string): string {
  return html
    .replace(AROUND_BLOCK, '\n\n$1\n\n')
    .split(/\n\s*\n/)
    .map((piece) => {
      const trimmed = piece.trim()
      if (trimmed === '') return ''
      if (new RegExp(`^</?${BLOCK}(?:\\s[^<>]{0,2000})?/?>$`, 'i').test(trimmed) || /^<pre/i.test(trimmed))
        return trimmed
      // Inside an element the break is enough: a paragraph in a paragraph would end it.
      return `<br><br>${trimmed.replaceAll('\n', '<br>')}<br><br>`
    })
    .join('\n')
}
