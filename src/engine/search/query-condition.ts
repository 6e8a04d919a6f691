import type { Value } from '../store/tables.ts'
import { exclusionExpression, matchExpression } from './match-expression.ts'
import { parseQuery, type Filter, type ParsedQuery } from './parse-query.ts'

/** A query as SQL over `item_list l` (and `item_text t` where `match` is set), values apart. */
export type QueryCondition = {
  parsed: ParsedQuery
  match: string | null
  where: string
  values: Value[]
  problems: string[]
}

/** What filters need to know of the moment: now, and the desk's time zone. */
export type Moment = { now: Date; timeZone: string }

/**
 * Turns a query into one condition. Withdrawn items never match. Unknown values match nothing and are named.
 * @param query as typed
 */
export function queryCondition(query: string, moment: Moment): QueryCondition {
  const parsed = parseQuery(query)
  const match = matchExpression(parsed)
  const conditions = ['l.withdrawn = 0']
  const values: Value[] = []
  const problems = [...parsed.problems]
  for (const filter of parsed.filters) {
    const made = filterCondition(filter, moment)
    if (typeof made === 'string') {
      problems.push(made)
      conditions.push('0')
      continue
    }
    conditions.push(filter.excluded ? `NOT coalesce((${made.where}), 0)` : `(${made.where})`)
    values.push(...made.values)
  }
  const excluded = match === null ? exclusionExpression(parsed) : null
  if (excluded !== null) {
    conditions.push('l.row NOT IN (SELECT rowid FROM item_text WHERE item_text MATCH ?)')
    values.push(excluded)
  }
  return { parsed, match, where: conditions.join(' AND '), values, problems }
}

type Made = { where: string; values: Value[] }

function filterCondition({ name, value, quoted }: Filter, moment: Moment): Made | string {
  const word = value.toLowerCase()
  switch (name) {
    case 'state':
      if (word === 'used') return { where: 'l.used > 0', values: [] }
      if (word === 'embargoed') return embargoed(moment)
      return ['new', 'held', 'spiked', 'vetted'].includes(word)
        ? { where: 'l.state = ?', values: [word] }
        : `state: is new, held, spiked, vetted, used or embargoed, not “${value}”.`
    case 'is':
      if (word === 'embargoed') return embargoed(moment)
      if (word === 'lapsed') return { where: 'l.lapsed = 1', values: [] }
      if (word === 'noted') return { where: 'l.has_note = 1', values: [] }
      if (word === 'killed' || word === 'withheld' || word === 'corrected')
        return { where: 'l.wire_status = ?', values: [word] }
      return `is: is embargoed, lapsed, noted, killed, withheld or corrected, not “${value}”.`
    case 'seen':
      return word === 'yes' || word === 'no'
        ? { where: `l.seen = ${word === 'yes' ? 1 : 0}`, values: [] }
        : `seen: is yes or no, not “${value}”.`
    case 'source':
      return quoted
        ? { where: 'l.source = ? COLLATE NOCASE', values: [value] }
        : { where: 'instr(lower(l.source), ?) > 0 OR instr(l.source, ?) > 0', values: [word, value] }
    case 'tag':
      return {
        where: 'l.id IN (SELECT g.item FROM item_tag g WHERE g.tag = ? COLLATE NOCASE)',
        values: [value],
      }
    case 'lang':
      return { where: "(l.language = ? COLLATE NOCASE OR l.language LIKE ? || '-%')", values: [word, word] }
    case 'mark':
      return markCondition(value, word)
    case 'story':
      return storyCondition(value, word)
    case 'import':
      return {
        where: 'l.id IN (SELECT ii.item FROM import_item ii WHERE ii.import = ? AND ii.item IS NOT NULL)',
        values: [word],
      }
    case 'brief':
      return {
        where: 'l.id IN (SELECT e.item FROM brief_entry e WHERE e.brief = ?)',
        values: [word],
      }
    case 'slug':
      return quoted
        ? { where: 'l.slug = ? COLLATE NOCASE', values: [value] }
        : {
            where: 'l.slug IS NOT NULL AND (instr(lower(l.slug), ?) > 0 OR instr(l.slug, ?) > 0)',
            values: [word, value],
          }
    case 'feed':
      return {
        where: `l.id IN (SELECT si.item FROM source_item si JOIN source s ON s.id = si.source
          LEFT JOIN source_state st ON st.source = s.id
          WHERE ? COLLATE NOCASE IN (s.name, st.title, s.title) OR instr(s.address, ?) > 0)`,
        values: [value, value],
      }
    case 'group':
      return {
        where: `l.id IN (SELECT si.item FROM source_item si JOIN source s ON s.id = si.source
          WHERE s.group_name = ? COLLATE NOCASE)`,
        values: [value],
      }
    case 'urgency':
      return urgencyCondition(value, word)
    case 'since':
    case 'after':
    case 'before':
      return timeCondition(name, value, word, moment)
  }
}

function embargoed(moment: Moment): Made {
  return { where: 'l.embargo_until > ?', values: [moment.now.toISOString()] }
}

function markCondition(value: string, word: string): Made | string {
  const [, mark, how] = /^(syndicated|opinion|none)(\?|!)?$/u.exec(word) ?? []
  if (mark === 'none') {
    const none = (column: string): string => `(l.${column} IS NULL OR l.${column} = 'rejected')`
    return { where: `${none('syndicated')} AND ${none('opinion')}`, values: [] }
  }
  if (mark === undefined) return `mark: is syndicated, opinion or none, not “${value}”.`
  if (how === '?') return { where: `l.${mark} = 'suggested'`, values: [] }
  if (how === '!') return { where: `l.${mark} = 'confirmed'`, values: [] }
  return { where: `l.${mark} IN ('suggested', 'confirmed')`, values: [] }
}

function storyCondition(value: string, word: string): Made | string {
  if (word === 'copies') return { where: 'l.story IS NOT NULL', values: [] }
  if (word === 'undecided') {
    return {
      where: `l.story IS NOT NULL AND l.id <> (SELECT lead FROM story WHERE id = l.story) AND NOT EXISTS (
        SELECT 1 FROM story_link k WHERE k.one = l.id UNION ALL SELECT 1 FROM story_link k WHERE k.other = l.id)`,
      values: [],
    }
  }
  return /^[0-9a-f-]{36}$/u.test(word)
    ? { where: 'l.story = ?', values: [word] }
    : `story: is copies, undecided or a story’s id, not “${value}”.`
}

function urgencyCondition(value: string, word: string): Made | string {
  const [, compare = '=', number] = /^(<=|>=|<|>|=)?([0-9])$/u.exec(word) ?? []
  return number === undefined
    ? `urgency: is a number from 1 (flash), also <=3 or >=5, not “${value}”.`
    : { where: `l.urgency ${compare} ?`, values: [Number(number)] }
}

function timeCondition(
  name: 'since' | 'after' | 'before',
  value: string,
  word: string,
  moment: Moment,
): Made | string {
  const at = startOf(word, moment)
  if (at === null) return `${name}: is today, yesterday, a date (2026-11-24) or hours (6h), not “${value}”.`
  if (name === 'since') {
    // The first such row as well: lists are in order of arrival, and need not walk what came before it.
    const first = 'SELECT min(+n.row) FROM item_list n WHERE n.withdrawn = 0 AND n.arrived_at >= ?'
    return { where: `l.row >= (${first}) AND l.arrived_at >= ?`, values: [at, at] }
  }
  const when = 'coalesce(l.published_at, l.arrived_at)'
  return { where: name === 'after' ? `${when} >= ?` : `${when} < ?`, values: [at] }
}

/** The instant at which a day begins in the desk's zone, or some hours or days ago; null where not understood. */
function startOf(word: string, { now, timeZone }: Moment): string | null {
  const [, number, unit] = /^(\d{1,4})([hd])$/u.exec(word) ?? []
  if (number !== undefined) {
    return new Date(now.getTime() - Number(number) * (unit === 'h' ? 3_600_000 : 86_400_000)).toISOString()
  }
  if (word === 'today') return dayStart(localDay(now, timeZone), timeZone)
  if (word === 'yesterday')
    return dayStart(localDay(new Date(now.getTime() - 86_400_000), timeZone), timeZone)
  return /^\d{4}-\d{2}-\d{2}$/u.test(word) ? dayStart(word, timeZone) : null
}

function localDay(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at)
}

/**
 * The first instant of a calendar day in a zone, found by correcting twice for the zone's offset there.
 * @param day as 2026-11-24
 * @returns null for a day that does not exist
 */
export function dayStart(day: string, timeZone: string): string | null {
  const wanted = Date.parse(`${day}T00:00:00Z`)
  // No copy is older than print, and years before 1000 are not shown with four digits.
  if (Number.isNaN(wanted) || day < '1400' || new Date(wanted).toISOString().slice(0, 10) !== day) return null
  let at = wanted
  for (let turn = 0; turn < 2; turn++) {
    const shown = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      dateStyle: 'short',
      timeStyle: 'medium',
    }).format(at)
    at += wanted - Date.parse(`${shown.replace(' ', 'T')}Z`)
  }
  return new Date(at).toISOString()
}
