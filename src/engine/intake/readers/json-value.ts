/** Parsed JSON whose shape nobody vouches for. */
export type JsonObject = { readonly [name: string]: unknown }

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Parses JSON; undefined for what is none, however deep or long. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A string or number of an object as text, else null. */
export function textAt(object: JsonObject, name: string): string | null {
  const value = Object.hasOwn(object, name) ? object[name] : undefined
  if (typeof value === 'string') return value
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : null
}

/** The members of a list, the value itself where there is no list, and nothing for null. */
export function listAt(object: JsonObject, name: string): unknown[] {
  const value = Object.hasOwn(object, name) ? object[name] : undefined
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

/** The texts in a list, or the one text. */
export function textsAt(object: JsonObject, name: string): string[] {
  return listAt(object, name).filter((value) => typeof value === 'string')
}
