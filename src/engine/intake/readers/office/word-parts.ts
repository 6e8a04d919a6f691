import type { OfficeParts } from './office-parts.ts'
import { elementAt, elements, type OfficeElement, type OfficeNode } from './office-xml.ts'
import { relationshipsOf, type Relationship } from './relationships.ts'

/** A part of a Word document, with the addresses outside that it links to, by the ids of their relationships. */
export type WordPart = { root: OfficeElement | undefined; links: ReadonlyMap<string, string> }

export type WordParts = {
  /** What holds the text; undefined where the main part cannot be read. */
  body: OfficeElement | undefined
  links: ReadonlyMap<string, string>
  /** Everything that stands in running heads and feet. */
  heads: OfficeElement
  styles: WordPart
  numbering: WordPart
  footnotes: WordPart
  endnotes: WordPart
  comments: WordPart
}

/** The parts of a Word document that are read, found by their relationships, else where Word puts them. */
export function wordParts(parts: OfficeParts): WordParts {
  const stated = relationshipsOf(parts, '').find((each) => each.type === 'officeDocument')?.target
  const main = stated !== undefined && parts.has(stated) ? stated : 'word/document.xml'
  const around = relationshipsOf(parts, main)
  const one = (type: string): WordPart => {
    const name = around.find((each) => each.type === type && !each.outside)?.target ?? `word/${type}.xml`
    return { root: elementAt(parts.xml(name), type), links: linksOf(relationshipsOf(parts, name)) }
  }
  return {
    body: elementAt(parts.xml(main), 'document', 'body'),
    links: linksOf(around),
    heads: { name: '', attributes: {}, children: around.flatMap((each) => headOf(parts, each)) },
    styles: one('styles'),
    numbering: one('numbering'),
    footnotes: one('footnotes'),
    endnotes: one('endnotes'),
    comments: one('comments'),
  }
}

function linksOf(around: readonly Relationship[]): Map<string, string> {
  const links = around.filter((each) => each.outside && each.type === 'hyperlink')
  return new Map(links.map((each) => [each.id, each.target]))
}

function headOf(parts: OfficeParts, { type, target, outside }: Relationship): OfficeNode[] {
  if ((type !== 'header' && type !== 'footer') || outside) return []
  return elements(parts.xml(target))[0]?.children ?? []
}
