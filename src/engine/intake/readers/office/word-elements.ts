import { elementAt, elements, elementsBeneath, textBeneath, type OfficeElement } from './office-xml.ts'
import { toggle } from './word-styles.ts'

/** Subtrees of WordprocessingML that hold no copy. */
const SILENT = new Set([
  'pPr',
  'rPr',
  'tblPr',
  'trPr',
  'tcPr',
  'sectPr',
  'sdtPr',
  'sdtEndPr',
  'tblGrid',
  'rt',
  'binData',
  'annotationRef',
  'positionH',
  'positionV',
  'separator',
  'continuationSeparator',
  'footnoteRef',
  'endnoteRef',
  'numPicBullet',
  'delText',
  'delInstrText',
])

export function isSilent(element: OfficeElement): boolean {
  return SILENT.has(element.name)
}

/**
 * Whether a paragraph among its siblings is the beginning of the next: a drop cap is a paragraph of its own, and a
 * deleted mark joins what it parted.
 */
export function joinsNext(siblings: readonly OfficeElement[], at: number): boolean {
  const properties = elementAt(siblings[at], 'pPr')
  const dropCap = elementAt(properties, 'framePr')?.attributes['dropCap'] ?? 'none'
  if (dropCap === 'none' && elementAt(properties, 'rPr', 'del') === undefined) return false
  let next = at + 1
  // Bookmarks and the like are empty, and stand between paragraphs too.
  while (siblings[next]?.name !== 'p' && siblings[next]?.children.length === 0) next += 1
  return siblings[next]?.name === 'p'
}

/**
 * One content of several for programs of different ages (ECMA-376 part 3): the newest that holds text, else the first.
 * mammoth takes the oldest alone, which programs other than Word leave out.
 */
export function alternative(element: OfficeElement): OfficeElement {
  const contents = elements(element)
  const worded = contents.find((content) => elementsBeneath(content, 'txbxContent').length > 0)
  return worded ?? contents[0] ?? { name: '', attributes: {}, children: [] }
}

/** The text of a deletion, without its paragraphs. */
export function deletedText(deletion: OfficeElement): string {
  return [...elementsBeneath(deletion, 'delText'), ...elementsBeneath(deletion, 't')]
    .map(textBeneath)
    .join('')
}

/** Whether the first row of a table is drawn as a heading: it says so itself, else the look of the table does. */
export function isHeaded(table: OfficeElement, firstRow: OfficeElement): boolean {
  const look = elementAt(table, 'tblPr', 'tblLook')?.attributes ?? {}
  const byLook = look['firstRow'] === '1' || (Number.parseInt(look['val'] ?? '0', 16) & 0x20) !== 0
  return toggle(elementAt(firstRow, 'trPr'), 'tblHeader') ?? byLook
}

/** Rows of a table or cells of a row, also those inside content controls. */
export function tableParts(parent: OfficeElement, name: 'tr' | 'tc'): OfficeElement[] {
  return elements(parent).flatMap((child) => {
    if (child.name === name) return [child]
    return child.name === 'tbl' || child.name === 'tr' || isSilent(child) ? [] : tableParts(child, name)
  })
}

/** How many columns an element such as `gridSpan` states. */
export function columns(stated: OfficeElement | undefined, otherwise: number): number {
  return Number.parseInt(stated?.attributes['val'] ?? '', 10) || otherwise
}
