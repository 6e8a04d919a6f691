import { z } from 'zod'
import { count, id } from './items.ts'

export const savedSearch = z.object({ id, name: z.string(), query: z.string(), count })
export type SavedSearch = z.infer<typeof savedSearch>

export const searchActions = {
  'search.save': z.object({
    name: z.string().trim().min(1).max(80),
    query: z.string().trim().min(1).max(2000),
  }),
  'search.rename': z.object({ search: id, name: z.string().trim().min(1).max(80) }),
  'search.forget': z.object({ search: id }),
} as const
