import { Refusal } from '../contract/errors.ts'
import { serveDesk } from './serve-desk.ts'

try {
  await serveDesk({ browser: process.argv.includes('--open') })
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  console.error(error.message)
  process.exit(2)
}
// A terminal that is still open would keep the process alive.
process.exit()
