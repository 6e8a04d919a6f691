import { foundInField, type Finding, type Signal } from '../finding.ts'
import { kindOfSegment, type OpinionKind } from '../opinion-labels.ts'
import type { MarkSubject } from '../subject.ts'

/** A slug that is a headline has words in it; "comment/12345" is a reader's remark. */
const SLUG = /\p{L}{3,}.*[-_]|\p{L}{5,}/u
const SLUG_KIND = /^(?:kolumne|kommentar|leitartikel|gastbeitrag|rezension|glosse)-\p{L}/u

/** The address path of the canonical link, else of the link: `/opinion/`, `/commentisfree/`, `/kommentar/`. */
export const opinionAddress: Signal = {
  name: 'opinion-address',
  mark: 'opinion',
  looksFor: 'a folder for opinion in the address',
  find,
}

function find(subject: MarkSubject): Finding[] {
  const found = [subject.canonicalUrl, subject.url].flatMap((address, order) => {
    if (address === null || !URL.canParse(address)) return []
    const stated = kindOfAddress(new URL(address))
    if (stated === null) return []
    return [
      foundInField(
        {
          mark: 'opinion',
          kind: stated.kind,
          signal: 'opinion-address',
          weight: stated.weight,
          family: 'address',
        },
        order === 0 ? 'canonicalUrl' : 'url',
        address,
      ),
    ]
  })
  return found.slice(0, 1)
}

function kindOfAddress(address: URL): { kind: OpinionKind; weight: number } | null {
  const path = decoded(address.pathname).toLowerCase()
  const segments = path.split('/').filter((segment) => segment !== '')
  const slug = segments.at(-1) ?? ''
  for (const segment of segments.slice(0, -1)) {
    const kind = kindOfSegment(segment)
    if (kind !== null && SLUG.test(slug)) return { kind, weight: 0.75 }
    // A column's own folder: "kolumnen-a-writer".
    const folder = /^(kolumnen?|columns?|kommentare?|opinion|meinung)[-_]\p{L}/u.exec(segment)?.[1]
    if (folder !== undefined && SLUG.test(slug)) return { kind: 'opinion', weight: 0.65 }
  }
  const host = address.hostname.split('.')
  const subdomain = host.length > 2 ? kindOfSegment(host[0] ?? '') : null
  if (subdomain !== null && segments.length > 0) return { kind: subdomain, weight: 0.7 }
  const prefix = SLUG_KIND.exec(slug)?.[0].replace(/-.*/u, '')
  const kind = prefix === undefined ? null : kindOfSegment(prefix)
  if (kind !== null) return { kind, weight: 0.6 }
  // A slug that ends so may as well be about the review of a law.
  return /[-_](?:review|rezension)(?:[-_.]?\d*|\.html?)$/u.test(slug) ? { kind: 'review', weight: 0.3 } : null
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
