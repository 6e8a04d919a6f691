import { attributeOf, childrenOf, lineOf, type XmlElement } from './wire-xml.ts'

/** The names of several elements, without those that have none. */
export function namesOf(elements: readonly XmlElement[]): string[] {
  return elements.map(nameOf).filter((name) => name !== null)
}

/**
 * What an element of NewsML-G2 calls whom or what it means: its display name, else the English one, else the first;
 * a literal, the end of a code or of an address where it has no name.
 */
export function nameOf(element: XmlElement): string | null {
  const names = childrenOf(element, 'name')
  const best =
    names.find((each) => /display|full/.test(attributeOf(each, 'role') ?? '')) ??
    names.find((each) => /^en/i.test(attributeOf(each, 'xml:lang') ?? '')) ??
    names[0]
  const code = attributeOf(element, 'qcode')
  return (
    lineOf(best) ??
    attributeOf(element, 'literal') ??
    (code === null ? null : code.replace(/^[^:]*:/, '')) ??
    nameInAddress(attributeOf(element, 'uri'))
  )
}

/** The end of a concept's address, or the site of a house's. */
function nameInAddress(address: string | null): string | null {
  const url = URL.parse(address ?? '')
  if (url === null || url.hostname === '') return address
  const last = url.pathname.split('/').findLast((part) => part !== '')
  return url.hostname.startsWith('cv.') && last !== undefined ? last : url.hostname.replace(/^www\./, '')
}

/** A name that the element itself gives; null for one that is only a code. */
export function statedName(element: XmlElement): string | null {
  return childrenOf(element, 'name').length === 0 ? null : nameOf(element)
}

/** The code of a concept: a qcode, or its address. */
export function codeOf(element: XmlElement): string | null {
  return attributeOf(element, 'qcode') ?? attributeOf(element, 'uri')
}
