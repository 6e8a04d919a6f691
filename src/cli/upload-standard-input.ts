import { v7 as newId } from 'uuid'
import type { Shell } from './shell.ts'

/** The most that the contract takes of a document at once, in bytes. */
const PIECE = 700_000

/**
 * Hands the document on stdin to the engine, piece by piece and as it comes.
 * @param name the document's file name
 * @returns id of the upload
 */
export async function uploadStandardInput(shell: Shell, name: string): Promise<string> {
  const upload = newId()
  let offset = 0
  const send = async (bytes: Buffer, last: boolean): Promise<void> => {
    await shell.client.imports.upload({ upload, name, offset, data: bytes.toString('base64'), last })
    offset += bytes.byteLength
  }
  let waiting = Buffer.alloc(0)
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    waiting = Buffer.concat([waiting, chunk])
    while (waiting.byteLength > PIECE) {
      await send(waiting.subarray(0, PIECE), false)
      waiting = waiting.subarray(PIECE)
    }
  }
  await send(waiting, true)
  return upload
}
