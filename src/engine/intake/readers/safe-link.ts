import { cleanLine } from './clean-text.ts'

const ALLOWED = new Set(['http:', 'https:', 'mailto:'])

/**
 * An address as it may stand in a block: absolute http, https or mailto, or null.
 *
 * @param base address of the document, against which relative ones resolve; null drops those
 */
export function safeLink(href: string | null | undefined, base: string | null): string | null {
  if (href === null || href === undefined) return null
  const trimmed = href.trim()
  if (trimmed === '' || trimmed.length > 4_096 || trimmed.startsWith('#')) return null
  const url = URL.parse(trimmed, base ?? undefined)
  if (url === null || !ALLOWED.has(url.protocol)) return null
  if (url.protocol !== 'mailto:' && (url.hostname === '' || url.username !== '' || url.password !== ''))
    return null
  return url.href
}

/** The same for where a page or a site stands: http and https alone. */
export function webAddress(href: string | null | undefined, base: string | null = null): string | null {
  const link = safeLink(cleanLine(href), base)
  return link === null || link.startsWith('mailto:') ? null : link
}
