import ipaddr from 'ipaddr.js'

/**
 * Whether an IP address lies in the public internet. An IPv4 address inside an IPv6 one (mapped, NAT64, 6to4) is what
 * counts, for that is where the packets go.
 * @see RFC 6890 (special ranges), RFC 6052 (NAT64), RFC 3056 (6to4)
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  if (parsed instanceof ipaddr.IPv4) return parsed.range() === 'unicast'
  const bytes = parsed.toByteArray()
  const range = parsed.range()
  // The well-known prefix alone: under a local one (64:ff9b:1::/48) the place of the IPv4 address is not known.
  const translated = range === 'rfc6052' && bytes[4] === 0 && bytes[5] === 0
  if (translated) return isPublicAddress(bytes.slice(12).join('.'))
  if (range === '6to4') return isPublicAddress(bytes.slice(2, 6).join('.'))
  return range === 'unicast'
}
