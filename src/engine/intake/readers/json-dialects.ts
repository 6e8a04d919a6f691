import { isJsonObject, listAt, textAt } from './json-value.ts'

/** Whether a value is a JSON Feed, also where it forgets to say of which version. */
export function isJsonFeed(value: unknown): boolean {
  if (!isJsonObject(value) || !listAt(value, 'items').some(isJsonObject)) return false
  if (textAt(value, 'version')?.includes('jsonfeed.org') ?? false) return true
  return textAt(value, 'title') !== null || textAt(value, 'feed_url') !== null
}

/** Whether a value is RSS written as JSON: `{ "rss": { "channel": { … } } }`. */
export function isRssInJson(value: unknown): boolean {
  return isJsonObject(value) && isJsonObject(value['rss']) && isJsonObject(value['rss']['channel'])
}
