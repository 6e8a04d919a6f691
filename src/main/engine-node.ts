import { existsSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The Node 24 that runs the engine: `ENGINE_NODE`, else the binary beside the packaged app, else the one
 * that the project installed, else `node` on the PATH for a platform that has no such package.
 *
 * @param code folder that holds `src` and `node_modules`
 * @param beside folder of a packaged app's extra files, or null when the app runs from a checkout
 */
export function engineNode(code: string, beside: string | null): string {
  const given = process.env['ENGINE_NODE']
  if (given) return given
  const executable = process.platform === 'win32' ? 'node.exe' : 'node'
  const system = process.platform === 'win32' ? 'win' : process.platform
  const places = [
    ...(beside ? [join(beside, 'node', executable)] : []),
    join(code, 'node_modules', `node-${system}-${process.arch}`, 'bin', executable),
  ]
  return places.find((place) => existsSync(place)) ?? executable
}
