import { foundInField, type Finding, type Signal } from '../finding.ts'
import { kindOfType } from '../opinion-labels.ts'
import type { MarkSubject } from '../subject.ts'

/** Fields in which a page or a wire states the type of its copy. */
const TYPE_FIELD =
  /^(?:schema:(?:@?type|genre)|meta:(?:genre|article:type|content-?type|dc\.type)|dc:type|dcterms:type|prism:genre|wire:(?:genre|type|service))$/u
const OPINION_FLAG = /^(?:meta:)?(?:article:)?opinion$/u
/** Types that state the contrary: a report. */
const REPORT = /^(?:reportagenewsarticle|reportage|current|breaking news|spot news)$/u

/** A stated type or genre: OpinionNewsArticle, article:opinion, an IPTC genre. Decides alone, either way. */
export const opinionType: Signal = {
  name: 'opinion-type',
  mark: 'opinion',
  looksFor: 'a type or genre that the page or the wire states',
  find,
}

function find(subject: MarkSubject): Finding[] {
  const found: Finding[] = []
  for (const { name, value } of subject.fields) {
    const field = name.toLowerCase()
    const stated = { mark: 'opinion', signal: 'opinion-type', family: 'field' } as const
    if (OPINION_FLAG.test(field)) {
      if (/^(?:true|1|yes)$/iu.test(value.trim())) {
        found.push(foundInField({ ...stated, kind: 'opinion', weight: 0.9 }, name, value))
      }
      continue
    }
    if (!TYPE_FIELD.test(field)) continue
    for (const type of value.split(/\s*[,;]\s*/u)) {
      const kind = kindOfType(type)
      const bare = (type.split(/[/#:]/u).at(-1) ?? '').trim().toLowerCase()
      if (kind !== null) {
        // A page about a product carries the bare type Review for its customers' ratings.
        const weight = bare === 'review' ? 0.45 : 0.9
        found.push(foundInField({ ...stated, kind, weight }, name, value))
        break
      }
      if (REPORT.test(bare)) {
        found.push(foundInField({ ...stated, kind: 'opinion', weight: -0.5 }, name, value))
        break
      }
    }
  }
  return found
}
