/**
 * WordprocessingML as it is written for mammoth (ECMA-376 part 1, 17): only what `settle-word.ts` hands over, under
 * prefixes that are always the same.
 */
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006'
const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  `xmlns:r="${OFFICE}"`,
  `xmlns:wp="${DRAWING}/wordprocessingDrawing"`,
  `xmlns:a="${DRAWING}/main"`,
  `xmlns:pic="${DRAWING}/picture"`,
].join(' ')
/** The id that every picture is related by: none is ever handed over or asked for. */
const PICTURE = 'picture'
/** The two lists that there are, by how they count. */
const LISTS = { ordered: '1', bullet: '2' } as const
const LEVELS = 9

/** Text as it may stand in XML 1.0, in content and in attributes: characters that it forbids are left out. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\r\u007f-\u009f]|[\ufffe\uffff]/gu, '')
    .replace(/[&<>"\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

export function textMarkup(text: string): string {
  return text === '' ? '' : `<w:t>${escapeXml(text)}</w:t>`
}

/** The beginning, the turn or the end of a field, in a run. */
export function fieldMark(type: string): string {
  return `<w:fldChar w:fldCharType="${escapeXml(type)}"/>`
}

export function fieldCode(code: string): string {
  return code === '' ? '' : `<w:instrText>${escapeXml(code)}</w:instrText>`
}

/** A picture by its words alone. */
export function pictureMarkup(alt: string): string {
  return `<wp:inline><wp:docPr descr="${escapeXml(alt)}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="${PICTURE}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>`
}

/** What makes a paragraph an item of a list, at a level from 0. */
export function listMark(kind: keyof typeof LISTS, level: number): string {
  const known = Math.min(Math.max(level, 0), LEVELS - 1)
  return `<w:numPr><w:ilvl w:val="${known}"/><w:numId w:val="${LISTS[kind]}"/></w:numPr>`
}

export function cellMarkup(span: number, inner: string): string {
  const spanned = span > 1 ? `<w:tcPr><w:gridSpan w:val="${span}"/></w:tcPr>` : ''
  return `<w:tc>${spanned}${inner}</w:tc>`
}

/** A whole part. */
export function partMarkup(root: string, inner: string): string {
  return `<w:${root} ${NAMESPACES}>${inner}</w:${root}>`
}

/** The part that says how the two lists count. */
export function numberingPart(): string {
  const lists = Object.entries(LISTS).map(([kind, id]) => {
    const format = kind === 'bullet' ? 'bullet' : 'decimal'
    const levels = Array.from(
      { length: LEVELS },
      (_, level) => `<w:lvl w:ilvl="${level}"><w:numFmt w:val="${format}"/></w:lvl>`,
    )
    return `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum><w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`
  })
  return partMarkup('numbering', lists.join(''))
}

/** The part that says what a part links to: addresses outside, by their ids. */
export function relationshipsPart(links: ReadonlyMap<string, string>): string {
  const related = [...links, [PICTURE, 'none'] as const].map(
    ([id, target]) => `<Relationship Id="${escapeXml(id)}" Target="${escapeXml(target)}"/>`,
  )
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${related.join('')}</Relationships>`
}
