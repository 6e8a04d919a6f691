import { registerHooks } from 'node:module'

/** Everything of Node that reaches a network, another process or a debugger. Node's permissions do not cover the network. */
const REFUSED = new Set([
  'net',
  'tls',
  'dgram',
  'dns',
  'dns/promises',
  'http',
  'https',
  'http2',
  'quic',
  'inspector',
  'inspector/promises',
  'child_process',
  'cluster',
  'worker_threads',
  'repl',
  'vm',
  'wasi',
  'sqlite',
  'undici',
])
const REMOVED_GLOBALS = [
  'fetch',
  'WebSocket',
  'EventSource',
  'XMLHttpRequest',
  'Request',
  'Response',
  'BroadcastChannel',
]
/** Ways round `import` to Node's own modules. */
const REMOVED_FROM_PROCESS = [
  'getBuiltinModule',
  'binding',
  '_linkedBinding',
  'dlopen',
  'kill',
  '_debugProcess',
]

/**
 * Takes from this process what it could reach the network with. Call it before anything from a stranger, or a
 * library that reads it, is loaded; files are Node's permissions' business (`--permission`).
 */
export function closeDoors(): void {
  registerHooks({
    resolve(specifier, context, next) {
      if (REFUSED.has(specifier.replace(/^node:/, ''))) throw new Error(`A reader may not load ${specifier}.`)
      return next(specifier, context)
    },
  })
  for (const name of REMOVED_GLOBALS) Reflect.deleteProperty(globalThis, name)
  for (const name of REMOVED_FROM_PROCESS) Reflect.deleteProperty(process, name)
}
