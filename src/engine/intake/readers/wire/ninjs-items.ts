import { isJsonObject, type JsonObject } from '../json-value.ts'
import { WRAPPER_DEPTH } from './wire-limits.ts'

/**
 * An item of ninjs with its properties by lower-case name: versions 1 and 2 write `versioncreated`, version 3
 * `versionCreated`, and they mean the same.
 */
export type NinjsItem = ReadonlyMap<string, unknown>

const NAMED = ['uri', 'guid', 'id', '_id']
/** Properties that no other JSON of the news has, and those that only together with an id say what it is. */
const TELLING = [
  'versioncreated',
  'pubstatus',
  'bodies',
  'headlines',
  'body_html',
  'body_xhtml',
  'eventdetails',
  'altids',
]
const USUAL = [
  'headline',
  'title',
  'body_text',
  'descriptions',
  'description_text',
  'slugline',
  'type',
  'located',
]

/** The items of a ninjs document: one, a list, or those in the answer of an agency's service, in order. */
export function ninjsItems(document: unknown, depth = 0): NinjsItem[] {
  if (Array.isArray(document))
    return depth > WRAPPER_DEPTH ? [] : document.flatMap((each) => ninjsItems(each, depth + 1))
  if (!isJsonObject(document)) return []
  const item = byLowerName(document)
  if (isNinjs(item)) return [item]
  if (depth > WRAPPER_DEPTH) return []
  return Object.values(document)
    .filter((value) => typeof value === 'object')
    .flatMap((value) => ninjsItems(value, depth + 1))
}

function isNinjs(item: NinjsItem): boolean {
  if (!NAMED.some((name) => typeof item.get(name) === 'string' || typeof item.get(name) === 'number'))
    return false
  if (TELLING.some((name) => item.has(name))) return true
  const standard = item.get('standard') ?? item.get('$standard')
  if (isJsonObject(standard) && standard['name'] === 'ninjs') return true
  // An item of another kind of JSON may well have an address and a headline.
  return typeof item.get('uri') === 'string' && USUAL.filter((name) => item.has(name)).length >= 2
}

/** An object by its names in lower case; of two that differ by case alone the last stays. */
export function byLowerName(object: JsonObject): NinjsItem {
  return new Map(Object.entries(object).map(([name, value]) => [name.toLowerCase(), value]))
}

/** The first text or number under some names, as text. */
export function textIn(item: NinjsItem, ...names: string[]): string | null {
  for (const name of names) {
    const value = item.get(name)
    if (typeof value === 'string' && value.trim() !== '') return value
    if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  }
  return null
}

/** The objects in the lists under some names; version 1 has objects by name where later ones have lists. */
export function objectsIn(item: NinjsItem, ...names: string[]): NinjsItem[] {
  return names.flatMap((name) => {
    const value = item.get(name)
    const listed = Array.isArray(value) ? value : isJsonObject(value) ? [value] : []
    return listed.filter(isJsonObject).map(byLowerName)
  })
}

/** The texts under some names, in a list or alone. */
export function textsIn(item: NinjsItem, ...names: string[]): string[] {
  return names.flatMap((name) => {
    const value = item.get(name)
    return (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string')
  })
}

/** The objects in a list, or in an object that has them by name, as version 1 has associations and renditions. */
export function membersIn(item: NinjsItem, name: string): NinjsItem[] {
  const listed = objectsIn(item, name)
  if (Array.isArray(item.get(name))) return listed
  return listed.flatMap((each) => [...each.keys()].flatMap((key) => objectsIn(each, key)))
}
