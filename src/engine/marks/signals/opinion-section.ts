import { isOwnHouse, ownHouse } from '../../intake/credits/own-house.ts'
import { foundInField, type Finding, type Signal } from '../finding.ts'
import { isDoubtfulLabel, kindOfLabel } from '../opinion-labels.ts'
import type { MarkSubject } from '../subject.ts'

const SECTION_FIELD =
  /^(?:feed:category|dc:subject|wire:(?:section|category|service)|meta:(?:article:section|section|parsely-section|sailthru\.section|dc\.subject)|schema:(?:section|genre))$/u
/** Words that a page is to be found by; only what names nothing but opinion is taken from them. */
const KEYWORD_FIELD = /^meta:(?:news_keywords|keywords|article:tag)$/u
const KEYWORD_KINDS: ReadonlySet<string> = new Set(['opinion', 'editorial', 'letter'])
const WEIGHT_OF_KEYWORD = 0.35
/** A list of this many tags is a page's whole vocabulary, and one of them says little. */
const FEW = 4

/** The section, or a category of the feed, is an opinion section; an outlet's own name is none. */
export const opinionSection: Signal = {
  name: 'opinion-section',
  mark: 'opinion',
  looksFor: 'a section or category for opinion',
  find,
}

function find(subject: MarkSubject): Finding[] {
  const own = ownHouse(subject)
  const stated = [
    ...(subject.section === null ? [] : [{ name: 'section', value: subject.section }]),
    ...subject.fields.filter(({ name }) => isStated(name.toLowerCase())),
  ]
  const seen = new Set<string>()
  return stated.flatMap(({ name, value }) => {
    const parts = kindOfLabel(value) === null ? value.split(/\s*[,;>|]\s*/u) : [value]
    for (const part of parts) {
      const kind = kindOfLabel(part)
      if (kind === null || seen.has(kind) || isOwnHouse({ name: part, url: null }, own)) continue
      seen.add(kind)
      const isKeyword = KEYWORD_FIELD.test(name.toLowerCase())
      if (isKeyword && (!KEYWORD_KINDS.has(kind) || isDoubtfulLabel(part))) continue
      const weight = isKeyword
        ? WEIGHT_OF_KEYWORD
        : isDoubtfulLabel(part)
          ? 0.35
          : parts.length <= FEW
            ? 0.75
            : 0.5
      return [
        foundInField(
          { mark: 'opinion', kind, signal: 'opinion-section', weight, family: 'label' },
          name,
          value,
        ),
      ]
    }
    return []
  })
}

function isStated(field: string): boolean {
  return SECTION_FIELD.test(field) || KEYWORD_FIELD.test(field)
}
