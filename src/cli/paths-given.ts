import { access } from 'node:fs/promises'
import { Refusal } from '../contract/errors.ts'

/**
 * Refuses a command whose paths lead nowhere at all; where some do, the others are named in the answer.
 * @throws Refusal `NOT_FOUND`, or `UNSUPPORTED` for addresses
 */
export async function refuseIfNoneExists(paths: readonly string[]): Promise<void> {
  const there = await Promise.all(
    paths.map((path) =>
      access(path).then(
        () => true,
        () => false,
      ),
    ),
  )
  if (there.includes(true)) return
  const address = paths.find((path) => /^https?:\/\//iu.test(path))
  if (address !== undefined) {
    throw new Refusal(
      'UNSUPPORTED',
      `${address} is an address. Save the page or feed as a file and import that.`,
      [...paths],
    )
  }
  const named = paths.join(', ')
  throw new Refusal('NOT_FOUND', `There is no such file or folder: ${named}.`, [...paths])
}
