/** What a feed says itself about how often to come. */
export type StatedPace = {
  /** Minutes between two polls at least, and the element that says so. */
  minutes: number | null
  words: string
  /** Hours of the day (GMT) in which not to come. */
  skipHours: number[]
  /** Days of the week on which not to come, 0 for Sunday. */
  skipDays: number[]
}

/** The head of a feed stands before its first item, within so many bytes. */
const HEAD = 64 * 1024
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const PERIOD_MINUTES: Record<string, number> = {
  hourly: 60,
  daily: 1440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
}
/** A day is the longest that is waited for any feed. */
const LONGEST = 24 * 60

/**
 * `ttl`, `skipHours` and `skipDays` of RSS 2.0 and `sy:updatePeriod` of the RSS 1.0 syndication module. Only markup of
 * ASCII names is looked at, so the encoding does not matter.
 */
export function statedPace(body: Uint8Array): StatedPace {
  const text = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, HEAD)).toString('latin1')
  const first = /<(?:item|entry)[\s>]/u.exec(text)
  const head = first ? text.slice(0, first.index) : text
  const ttl = Number(/<ttl>\s*(\d{1,6})/u.exec(head)?.[1] ?? Number.NaN)
  const period = /<sy:updatePeriod>\s*([a-zA-Z]{5,8})/u.exec(head)?.[1]?.toLowerCase()
  const frequency = Number(/<sy:updateFrequency>\s*(\d{1,4})/u.exec(head)?.[1] ?? 1)
  const every = (PERIOD_MINUTES[period ?? ''] ?? Number.NaN) / Math.max(1, frequency)
  const minutes = Number.isNaN(ttl) ? every : ttl
  const named = Number.isNaN(ttl) ? `updatePeriod ${period}` : `ttl ${ttl}`
  const said = !Number.isNaN(minutes) && minutes > 0
  return {
    minutes: said ? Math.min(minutes, LONGEST) : null,
    words: said ? named : '',
    skipHours: insides(head, 'skipHours', 'hour')
      .map(Number)
      .map((hour) => (hour === 24 ? 0 : hour))
      .filter((hour) => Number.isInteger(hour) && hour >= 0 && hour <= 23),
    skipDays: insides(head, 'skipDays', 'day')
      .map((day) => DAYS.indexOf(day.toLowerCase()))
      .filter((day) => day >= 0),
  }
}

function insides(head: string, outer: string, inner: string): string[] {
  const from = head.indexOf(`<${outer}>`)
  const to = head.indexOf(`</${outer}>`)
  if (from < 0 || to < from) return []
  return [...head.slice(from, to).matchAll(new RegExp(`<${inner}>\\s*([A-Za-z0-9]{1,9})`, 'gu'))].map(
    (match) => match[1] ?? '',
  )
}
