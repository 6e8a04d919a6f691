// Apart from the schemas, so that the page can have it without zod.

/** How much of a date was stated. Of a `month` or a `year` the value is its first moment in UTC. */
export const DATE_PRECISIONS = ['year', 'month', 'day', 'minute', 'second'] as const
export type DatePrecision = (typeof DATE_PRECISIONS)[number]

/** Whether a time of day was stated. */
export function hasTime(precision: DatePrecision): boolean {
  return precision === 'minute' || precision === 'second'
}
