import { z } from 'zod'
import { DATE_PRECISIONS } from './date-precision.ts'

/** UTC, ISO 8601 with milliseconds. */
export const instant = z.iso.datetime({ precision: 3 })

export const datePrecision = z.enum(DATE_PRECISIONS)

/** A date with what it was made from; `precision` says how much of `value` was stated. */
export const dateFound = z.object({
  value: instant,
  precision: datePrecision,
  text: z.string(),
  /** The zone as stated (`+02:00`, `EST`), or null where none was and UTC was taken. */
  zone: z.string().nullable(),
})
export type DateFound = z.infer<typeof dateFound>
