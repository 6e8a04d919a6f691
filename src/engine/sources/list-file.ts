import type { Database } from 'better-sqlite3'
import { generateOpml, type Opml } from 'feedsmith'
import { listSources } from './list-sources.ts'

/** All sources as an OPML 2.0 document: groups as outlines around their feeds. */
export function writeListFile(db: Database, now: Date): string {
  const { sources } = listSources(db, now)
  const groups = new Map<string | null, typeof sources>()
  for (const source of sources) groups.set(source.group, [...(groups.get(source.group) ?? []), source])
  const outlines = [...groups].flatMap(([group, members]): Opml.Outline<Date>[] => {
    const feeds = members.map((source) => ({
      type: 'rss',
      text: source.credited,
      title: source.credited,
      xmlUrl: withoutCredentials(source.movedTo ?? source.address),
      ...optional('htmlUrl', source.site ?? source.home),
      ...optional('language', source.language),
    }))
    return group === null ? feeds : [{ text: group, title: group, outlines: feeds }]
  })
  return generateOpml({
    head: { title: 'Sources of the desk', dateCreated: now },
    body: { outlines },
  })
}

/** A name and a password are the desk's own and leave it with no list. */
function withoutCredentials(address: string): string {
  const url = URL.parse(address)
  if (url === null) return address
  url.username = ''
  url.password = ''
  return url.href
}

function optional(name: string, value: string | null): Record<string, string> {
  return value === null ? {} : { [name]: value }
}
