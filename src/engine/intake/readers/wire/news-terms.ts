import table from '../../../../../resources/vocabularies/news-terms.json' with { type: 'json' }
import type { NewsTerm } from '../../../../contract/wire.ts'
import { cleanLine } from '../clean-text.ts'

const TOPICS = new Map<string, string>(Object.entries(table.medtop))
const SUBJECTS = new Map<string, string>(Object.entries(table.subj))
const GENRES = new Map<string, string>(table.genre.map((name) => [keyOf(name), name]))

/** IPTC's schemes by the last part of their address (cv.iptc.org/newscodes/…) and by the aliases of its catalogues. */
const SCHEMES: Record<string, string> = {
  mediatopic: 'medtop',
  medtop: 'medtop',
  subjectcode: 'subj',
  iptcsubjectcodes: 'subj',
  subj: 'subj',
  genre: 'genre',
}

/**
 * A term of a vocabulary as a wire states it, with the name that IPTC gives its code where the wire gives none. A
 * code of IPTC's has one form however it was written: `medtop:20000349`, `subj:15054000`, `genre:Analysis`.
 *
 * @param code a qcode, an address of a concept, or a bare code
 * @param scheme the code's scheme, where it stands apart
 */
export function newsTerm(
  code: string | null | undefined,
  name?: string | null,
  scheme?: string | null,
): NewsTerm | null {
  const stated = cleanLine(code)
  const label = cleanLine(name)
  if (stated === null) return label === null ? null : { code: null, name: label }
  const full = fullCode(stated, cleanLine(scheme))
  return { code: full, name: label ?? iptcName(full) }
}

/** The same for a genre, whose code is its name where it stands in no scheme of an agency's. */
export function genreTerm(code: string | null | undefined, name?: string | null): NewsTerm | null {
  const term = newsTerm(code, name)
  if (term === null || term.name !== null || term.code === null) return term
  const bare = term.code.replace(/^.*[:/]/, '')
  return { ...term, name: GENRES.get(keyOf(bare)) ?? (bare === term.code ? bare : null) }
}

/** Terms without repeats; of two with the same code the one with a name stays. */
export function termsOnce(terms: readonly (NewsTerm | null)[]): NewsTerm[] {
  const found = new Map<string, NewsTerm>()
  for (const term of terms) {
    if (term === null) continue
    const key = term.code ?? `=${term.name}`
    const before = found.get(key)
    if (before === undefined || (before.name === null && term.name !== null)) found.set(key, term)
  }
  return [...found.values()]
}

function fullCode(code: string, scheme: string | null): string {
  const address = /^https?:\/\/cv\.iptc\.org\/newscodes\/([a-z]+)\/([^/?#]+)$/i.exec(code)
  const [, alias, rest] = address ?? /^([a-z][\w-]*):(?!\/\/)(.+)$/i.exec(code) ?? []
  const named = alias ?? /([\w-]+)\/?$/.exec(scheme ?? '')?.[1]
  const known = named === undefined ? undefined : SCHEMES[named.toLowerCase()]
  if (known !== undefined) return `${known}:${rest ?? code}`
  // Eight figures are a code of IPTC's: from 20000000 on, and for the top terms of both lists, a media topic.
  if (/^\d{8}$/.test(code)) return `${/^2\d/.test(code) ? 'medtop' : 'subj'}:${code}`
  return code
}

function iptcName(code: string): string | null {
  const [scheme, bare] = code.split(':')
  if (bare === undefined) return null
  if (scheme === 'medtop') return TOPICS.get(bare) ?? SUBJECTS.get(bare) ?? null
  if (scheme === 'subj') return SUBJECTS.get(bare) ?? TOPICS.get(bare) ?? null
  return scheme === 'genre' ? (GENRES.get(keyOf(bare)) ?? null) : null
}

function keyOf(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, '')
}
