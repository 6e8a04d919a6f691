import { CommanderError } from 'commander'
import { DONE, endWithReader, flushed, printJson, REFUSED, say } from './output.ts'
import { buildProgram } from './program.ts'
import { refusedBy } from './refused.ts'

/**
 * Runs one command line to its end.
 * @param words what was typed after the program's name
 * @returns the exit status: 0 done, 1 done in part, 2 refused or wrong usage
 */
export async function runCommandLine(words: readonly string[]): Promise<number> {
  endWithReader()
  const json = words.includes('--json')
  try {
    await buildProgram().parseAsync(words, { from: 'user' })
  } catch (error) {
    // Help and version are asked for; commander has said what else is wrong with the words.
    if (error instanceof CommanderError && error.exitCode === 0) return DONE
    process.exitCode = REFUSED
    const refusal =
      error instanceof CommanderError
        ? { code: 'INVALID', words: error.message.replace(/^error: /u, ''), items: [] }
        : refusedBy(error)
    if (refusal === null) throw error
    if (json) await printJson(refusal)
    if (!(error instanceof CommanderError)) say(refusal.words)
  }
  await flushed()
  return process.exitCode === undefined ? DONE : Number(process.exitCode)
}
