import { ORPCError } from '@orpc/server'
import { Refusal, refusalData, type RefusalData } from '../contract/errors.ts'

/** A refusal as the shell tells it, or null for a fault of ours. */
export function refusedBy(error: unknown): RefusalData | null {
  if (error instanceof Refusal) return { code: error.code, words: error.message, items: [...error.items] }
  if (isFileFault(error)) return { code: 'READ_ONLY', words: fileWords(error), items: [] }
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

type FileFault = Error & { code: string; path?: string }

/** A fault of the file system: the folder that was named for data or for an export is not one to write to. */
function isFileFault(error: unknown): error is FileFault {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string'
}

function fileWords({ code, path }: FileFault): string {
  const where = path ?? 'The folder'
  if (code === 'ENOTDIR' || code === 'EEXIST') return `${where} is not a folder. Name another.`
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return `${where} may not be written. Name another.`
  if (code === 'ENOSPC') return 'The disk is full. Make room and try again.'
  return `${where} cannot be used (${code}). Name another.`
}
