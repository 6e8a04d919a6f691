import { isJsonObject, type JsonObject } from '../json-value.ts'

const OBJECTS = 2_000
/** Where schema.org keeps further objects that speak of the same page. */
const WITHIN = ['@graph', 'mainEntity', 'mainEntityOfPage']

/**
 * The objects of a page's JSON-LD, in order, those within lists and graphs too; at most 2,000, whatever the page holds.
 */
export function schemaObjects(values: readonly unknown[]): JsonObject[] {
  const objects: JsonObject[] = []
  const waiting: unknown[] = values.slice(0, OBJECTS)
  for (let at = 0; at < waiting.length; at += 1) {
    const value = waiting[at]
    const room = OBJECTS - waiting.length
    if (Array.isArray(value)) waiting.push(...(value as unknown[]).slice(0, Math.max(0, room)))
    else if (isJsonObject(value)) {
      objects.push(value)
      for (const name of WITHIN)
        if (value[name] !== undefined && waiting.length < OBJECTS) waiting.push(value[name])
    }
  }
  return objects
}
