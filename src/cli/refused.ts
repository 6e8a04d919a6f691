import { ORPCError } from '@orpc/server'
import { Refusal, refusalData, type RefusalData } from '../contract/errors.ts'

/** A refusal as the shell tells it, or null for a fault of ours. */
export function refusedBy(error: unknown): RefusalData | null {
  if (error instanceof Refusal) return { code: error.code, words: error.message, items: [...error.items] }
  if (!(error instanceof ORPCError)) return null
  const refused = refusalData.safeParse(error.data)
  if (refused.success) return refused.data
  if (error.code !== 'BAD_REQUEST') return null
  // The contract's check of an input: say which part of it and why.
  const issues = (error.data as { issues?: { message: string; path?: (string | number)[] }[] } | undefined)
    ?.issues
  const words = issues?.map((issue) => `${issue.path?.join('.') ?? 'input'}: ${issue.message}`).join('; ')
  return { code: 'INVALID', words: words ?? error.message, items: [] }
}
