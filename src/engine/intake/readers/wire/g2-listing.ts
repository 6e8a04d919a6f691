import type { Block } from '../../../../contract/blocks.ts'
import {
  childAt,
  childrenOf,
  elementsNamed,
  attributeOf,
  lineAt,
  lineOf,
  type XmlElement,
} from './wire-xml.ts'

/**
 * What an item lists instead of copy: the items that a package refers to, the concepts that a vocabulary defines,
 * the coverage that is planned. Nothing that it refers to is fetched.
 */
export function listingBlocks(item: XmlElement): Block[] {
  return [
    ...elementsNamed(childAt(item, 'groupSet'), 'itemRef', 'conceptRef').flatMap(referenceBlocks),
    ...elementsNamed(item, 'concept').flatMap(conceptBlocks),
    ...elementsNamed(childAt(item, 'newsCoverageSet'), 'newsCoverage').flatMap(coverageBlocks),
    ...elementsNamed(childAt(item, 'catalogContainer'), 'scheme').flatMap(schemeBlocks),
  ]
}

function entry(text: string): Block {
  return { kind: 'listItem', role: 'body', level: 1, runs: [{ text }] }
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', role: 'body', runs: [{ text }] }
}

function referenceBlocks(reference: XmlElement): Block[] {
  const title =
    lineAt(reference, 'headline') ?? lineAt(reference, 'title') ?? attributeOf(reference, 'residref')
  const kind = attributeOf(childAt(reference, 'itemClass'), 'qcode')?.replace(/^.*:/, '')
  if (title === null) return []
  const description = lineAt(reference, 'description')
  const named = entry(kind === undefined ? title : `${title} (${kind})`)
  return description === null ? [named] : [named, paragraph(description)]
}

/** Name and definition, in English where they are given in several languages. */
function conceptBlocks(concept: XmlElement): Block[] {
  const name = inEnglish(childrenOf(concept, 'name'))
  const definition = inEnglish(childrenOf(concept, 'definition'))
  const place = elementsNamed(concept, 'location').map((each) => lineAt(each, 'name'))
  const dates = elementsNamed(concept, 'start', 'end').map(lineOf)
  const more = [...dates, ...place].filter((line) => line !== null).join(', ')
  const notes = childrenOf(concept, 'note').map(lineOf)
  return [
    ...(name === null ? [] : [entry(name)]),
    ...[definition, more === '' ? null : more, ...notes].filter((line) => line !== null).map(paragraph),
  ]
}

function inEnglish(elements: readonly XmlElement[]): string | null {
  return lineOf(elements.find((each) => /^en/i.test(attributeOf(each, 'xml:lang') ?? '')) ?? elements[0])
}

function coverageBlocks(coverage: XmlElement): Block[] {
  return elementsNamed(coverage, 'edNote', 'headline', 'description', 'slugline')
    .map(lineOf)
    .filter((line) => line !== null)
    .map(entry)
}

function schemeBlocks(scheme: XmlElement): Block[] {
  const alias = attributeOf(scheme, 'alias')
  const name = inEnglish(childrenOf(scheme, 'name')) ?? attributeOf(scheme, 'uri')
  const definition = inEnglish(childrenOf(scheme, 'definition'))
  const named = [alias, name].filter((part) => part !== null).join(': ')
  return [...(named === '' ? [] : [entry(named)]), ...(definition === null ? [] : [paragraph(definition)])]
}
