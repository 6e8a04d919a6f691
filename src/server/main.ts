import { serveDesk } from './serve-desk.ts'

const browser = process.argv.includes('--open')
await serveDesk({ browser })
// A terminal that is still open would keep the process alive.
process.exit()
