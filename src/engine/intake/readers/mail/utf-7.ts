const SHIFTED = /\+([A-Za-z0-9+/]*)-?/g

/**
 * UTF-7 (RFC 2152) that was read as if its bytes were characters: `Caf+AOk-` becomes “Café”, `+-` a plus sign.
 * What breaks the rules stays as it stands.
 */
export function decodeUtf7(text: string): string {
  return text.replace(SHIFTED, (whole, packed: string) => {
    if (packed === '') return whole === '+-' ? '+' : whole
    const bytes = Buffer.from(packed, 'base64')
    const units = bytes.subarray(0, bytes.length & ~1)
    return units.length === 0 ? whole : new TextDecoder('utf-16be').decode(units)
  })
}
