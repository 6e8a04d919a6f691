import { Refusal } from '../../contract/errors.ts'

/**
 * The address of a feed or page as it is fetched: http or https, without a fragment; `feed:` and a missing scheme are
 * understood. Credentials in it stay.
 * @throws Refusal `ADDRESS_REFUSED`
 */
export function feedAddress(given: string): string {
  const text = given
    .trim()
    .replace(/^feed:(?:\/\/)?(?=https?:)/iu, '')
    .replace(/^feed:\/\//iu, 'https://')
  // "paper.example:8080" is a host and its port, not a scheme.
  const whole = /^[a-z][a-z\d+.-]*:(?!\d)/iu.test(text) ? text : `https://${text}`
  const url = URL.parse(whole)
  if (url === null || !/^https?:$/u.test(url.protocol) || url.hostname === '') {
    throw new Refusal('ADDRESS_REFUSED', `“${given.slice(0, 200)}” is not the address of a feed or a page.`)
  }
  url.hash = ''
  return url.href
}

/** An address for people: without scheme, credentials and query. */
export function addressWords(address: string): string {
  const url = URL.parse(address)
  return url === null ? address : `${url.host}${url.pathname === '/' ? '' : url.pathname}`
}
