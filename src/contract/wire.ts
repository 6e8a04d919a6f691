import { z } from 'zod'
import { dateFound } from './dates.ts'

/** A term of a controlled vocabulary as the copy states it: IPTC code or house code, and its name where stated. */
export const newsTerm = z.object({ code: z.string().nullable(), name: z.string().nullable() })
export type NewsTerm = z.infer<typeof newsTerm>

/**
 * What the sender says may be done with a version. `corrected` replaces what ran before, `withheld` may not be used
 * until told, `killed` may not be used at all.
 */
export const wireStatus = z.enum(['usable', 'corrected', 'withheld', 'killed'])
export type WireStatus = z.infer<typeof wireStatus>

/** What a wire service states about a story beside its text; null or empty where it does not. */
export const wireFields = z.object({
  /** The sender's short working name of the story. */
  slug: z.string().nullable(),
  /** The credit line to print: `Reuters`, `AP Photo/Jane Roe`. */
  credit: z.string().nullable(),
  /** Who sent it: name or registered id of the service. */
  provider: z.string().nullable(),
  /** The sender's version or revision of this id, as text: `3`, `20260102T101500Z`. */
  version: z.string().nullable(),
  status: wireStatus,
  /** Why it was corrected, withheld or killed, in the sender's words. */
  statusWords: z.string().nullable(),
  /** 1 (flash) to 8 or 9, as IPTC counts. */
  urgency: z.int().min(0).max(9).nullable(),
  /** Nothing may leave before. */
  embargoUntil: dateFound.nullable(),
  genres: z.array(newsTerm),
  /** Media topics, subject codes and keywords. */
  subjects: z.array(newsTerm),
  places: z.array(newsTerm),
  usageTerms: z.string().nullable(),
  /** A note to the desk that is not for print. */
  editorialNote: z.string().nullable(),
})
export type WireFields = z.infer<typeof wireFields>
