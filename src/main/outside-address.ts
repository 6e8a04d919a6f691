/** What leaves and how it is shown: the host in ASCII, so that look-alike letters stand out. */
export type OutsideAddress = { href: string; shown: string }

/**
 * The address that may be opened outside: https, http, or mailto with nothing but the address itself
 * (no subject, no attachment). Null for everything else.
 */
export function outsideAddress(given: string): OutsideAddress | null {
  if (!URL.canParse(given)) return null
  const url = new URL(given)
  if (url.protocol === 'mailto:') {
    const [address = ''] = url.pathname.split(',')
    return /^[^\s@]+@[^\s@]+$/.test(address) ? { href: `mailto:${address}`, shown: address } : null
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null
  // A name before the host is there to be mistaken for the host.
  url.username = ''
  url.password = ''
  return { href: url.href, shown: url.host }
}
