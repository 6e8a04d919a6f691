import { stripDoctype } from './strip-doctype.ts'

/** More declarations and comments than this stand before no document's root. */
const PROLOG_PARTS = 200

/**
 * XML from its root element on, without declaration, comments and document type; null where none begins.
 */
export function fromRoot(xml: string): string | null {
  let rest = stripDoctype(xml)
  for (let parts = 0; parts < PROLOG_PARTS; parts += 1) {
    rest = rest.trimStart()
    const close = rest.startsWith('<!--') ? '-->' : /^<[?!]/.test(rest) ? '>' : null
    if (close === null) return /^<[a-z_]/i.test(rest) ? rest : null
    const end = rest.indexOf(close, close === '-->' ? 4 : 2)
    if (end === -1) return null
    rest = rest.slice(end + close.length)
  }
  return null
}

/** The name of the root element with its prefix, or null. */
export function rootName(xml: string): string | null {
  return /^<([a-z_][\w.:-]*)/i.exec(fromRoot(xml) ?? '')?.[1] ?? null
}
