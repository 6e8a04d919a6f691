import { lookup } from 'node:dns/promises'
import { isIP, type LookupFunction } from 'node:net'
import { Client, errors } from 'undici'
import { Refusal } from '../../contract/errors.ts'
import { isPublicAddress } from './public-address.ts'
import { ACCEPT_ENCODING, unpackBody } from './unpack-body.ts'

const MB = 1024 * 1024

/** What a fetch may cost. */
export type FetchLimits = {
  connectMs: number
  /** For all hops and the whole body together. */
  totalMs: number
  packedBytes: number
  unpackedBytes: number
  headerBytes: number
  redirects: number
}

const LIMITS: FetchLimits = {
  connectMs: 10_000,
  totalMs: 30_000,
  packedBytes: 16 * MB,
  unpackedBytes: 64 * MB,
  headerBytes: 32 * 1024,
  redirects: 5,
}

/** Every IP address of a host; throws where it has none. */
export type Resolve = (host: string) => Promise<string[]>

/** Validators exactly as the bytes received, and the address that gave them. */
export type Validators = { of: string; etag: Buffer | null; lastModified: Buffer | null }

export type FetchRequest = {
  address: string
  /** The Accept header. */
  accept: string
  /** The address's own host (and no other that it redirects to) may lie in a private network. */
  privateHost?: boolean
  /** Sent only to the very address that gave them. */
  validators?: Validators | null
  signal?: AbortSignal
}

export type FetchAnswer = {
  status: number
  /** Where the body came from, after redirects. */
  address: string
  /** Where the address has moved for good: every redirect on the way was permanent. Null where there was none, or not all. */
  movedTo: string | null
  /** Header values by name in lower case, one character a byte. */
  headers: ReadonlyMap<string, string>
  body: Buffer
}

/** Fetches one address by the rules of the desk. @throws Refusal in words for the editor */
export type Fetcher = (request: FetchRequest) => Promise<FetchAnswer>

/**
 * An HTTP client for addresses that strangers give: http and https on usual ports, only to hosts all of whose addresses
 * are public, connecting to the very addresses that were checked, again after each redirect; no cookies, no referrer;
 * bounded in time and bytes.
 * @param agent the User-Agent header
 */
export function createFetcher(
  agent: string,
  options: { resolve?: Resolve; limits?: Partial<FetchLimits> } = {},
): Fetcher {
  const limits = { ...LIMITS, ...options.limits }
  const resolve = options.resolve ?? resolveHost
  return async (request) => {
    const signal = AbortSignal.any([
      AbortSignal.timeout(limits.totalMs),
      ...(request.signal ? [request.signal] : []),
    ])
    const given = checkedUrl(request.address)
    let url = given
    let permanent = true
    try {
      for (let hops = 0; ; hops++) {
        const allowed = request.privateHost === true && url.hostname === given.hostname
        const addresses = await checkedAddresses(url, allowed, resolve, signal)
        const answer = await ask(url, given, addresses, request, agent, limits, signal)
        const next = redirectTarget(answer, url)
        if (next === null) {
          const body = await unpackBody(
            answer.packed,
            answer.headers.get('content-encoding') ?? null,
            limits.unpackedBytes,
          )
          return {
            status: answer.status,
            address: withoutCredentials(url),
            movedTo: hops > 0 && permanent ? withoutCredentials(url) : null,
            headers: answer.headers,
            body,
          }
        }
        if (hops === limits.redirects)
          throw new Refusal('ADDRESS_REFUSED', `The address redirects more than ${limits.redirects} times.`)
        if (url.protocol === 'https:' && next.protocol === 'http:')
          throw new Refusal(
            'ADDRESS_REFUSED',
            'The address redirects from https to http, which is not followed.',
          )
        permanent &&= answer.status === 301 || answer.status === 308
        url = next
      }
    } catch (error) {
      throw faultOf(error, url, limits, request.signal)
    }
  }
}

type Answer = { status: number; headers: Map<string, string>; packed: Buffer }

async function ask(
  url: URL,
  given: URL,
  addresses: readonly string[],
  request: FetchRequest,
  agent: string,
  limits: FetchLimits,
  signal: AbortSignal,
): Promise<Answer> {
  const client = new Client(url.origin, {
    connect: { lookup: lookupIn(addresses), timeout: limits.connectMs },
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.totalMs,
    bodyTimeout: limits.totalMs,
    pipelining: 0,
    allowH2: false,
  })
  try {
    const { statusCode, headers, body } = await client.request({
      method: 'GET',
      path: `${url.pathname}${url.search}`,
      headers: requestHeaders(url, given, request, agent),
      signal,
    })
    const named = new Map(
      Object.entries(headers).flatMap(([name, value]) =>
        value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]],
      ),
    )
    const parts: Buffer[] = []
    let size = 0
    for await (const part of body as AsyncIterable<Buffer>) {
      size += part.length
      if (size > limits.packedBytes)
        throw new Refusal('TOO_LARGE', `The answer has more than ${Math.floor(limits.packedBytes / MB)} MB.`)
      parts.push(part)
    }
    return { status: statusCode, headers: named, packed: Buffer.concat(parts) }
  } finally {
    await client.destroy()
  }
}

function requestHeaders(url: URL, given: URL, request: FetchRequest, agent: string): Record<string, string> {
  const headers: Record<string, string> = {
    'user-agent': agent,
    accept: request.accept,
    'accept-encoding': ACCEPT_ENCODING,
  }
  if (given.username !== '' && url.origin === given.origin) {
    const pair = `${decodeURIComponent(given.username)}:${decodeURIComponent(given.password)}`
    headers['authorization'] = `Basic ${Buffer.from(pair).toString('base64')}`
  }
  const { validators } = request
  if (validators && validators.of === withoutCredentials(url)) {
    if (validators.etag !== null) headers['if-none-match'] = validators.etag.toString('latin1')
    if (validators.lastModified !== null)
      headers['if-modified-since'] = validators.lastModified.toString('latin1')
  }
  return headers
}

/** @throws Refusal `ADDRESS_REFUSED` for what is not http(s) on a usual port */
function checkedUrl(address: string): URL {
  const url = URL.parse(address)
  if (url === null || !/^https?:$/u.test(url.protocol))
    throw new Refusal('ADDRESS_REFUSED', 'Only http and https addresses are fetched.')
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port)
  if (port !== 80 && port !== 443 && port < 1024)
    throw new Refusal('ADDRESS_REFUSED', `Port ${port} is not one for the web and is not asked.`)
  url.hash = ''
  return url
}

async function checkedAddresses(
  url: URL,
  allowed: boolean,
  resolve: Resolve,
  signal: AbortSignal,
): Promise<string[]> {
  const host = url.hostname.replace(/^\[|\]$/gu, '')
  const addresses = isIP(host) === 0 ? await raced(resolve(host), signal) : [host]
  if (addresses.length === 0) throw new Refusal('UNREACHABLE', `${url.hostname} is not known.`)
  if (!allowed && !addresses.every((address) => isPublicAddress(address))) {
    throw new Refusal(
      'ADDRESS_REFUSED',
      `${url.hostname} lies in a private network. Allow it for this source if that is meant.`,
    )
  }
  return addresses
}

async function resolveHost(host: string): Promise<string[]> {
  const found = await lookup(host, { all: true, verbatim: true })
  return found.map(({ address }) => address)
}

function raced<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((settle, fail) => {
    const end = (): void => fail(signal.reason as Error)
    signal.addEventListener('abort', end, { once: true })
    work.then(settle, fail).finally(() => signal.removeEventListener('abort', end))
  })
}

/** Answers with what was checked and asks nobody: a name cannot be resolved to something else between check and use. */
function lookupIn(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIP(address) }))
  return (_host, options, done) => {
    const family = options.family === 'IPv4' ? 4 : options.family === 'IPv6' ? 6 : (options.family ?? 0)
    const fitting = all.filter((each) => family === 0 || each.family === family)
    const [first] = fitting
    if (first === undefined) done(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), '')
    else if (options.all) done(null, fitting)
    else done(null, first.address, first.family)
  }
}

const REDIRECTS = new Set([301, 302, 303, 307, 308])

function redirectTarget(answer: Answer, from: URL): URL | null {
  const location = answer.headers.get('location')
  if (!REDIRECTS.has(answer.status) || location === undefined) return null
  // Header bytes are latin1 here; addresses that are not plain ASCII are mostly UTF-8.
  const target = URL.parse(Buffer.from(location, 'latin1').toString('utf8'), from.href)
  if (target === null)
    throw new Refusal('ADDRESS_REFUSED', 'The address redirects to something that is no address.')
  target.username = ''
  target.password = ''
  return checkedUrl(target.href)
}

function withoutCredentials(url: URL): string {
  const bare = new URL(url)
  bare.username = ''
  bare.password = ''
  return bare.href
}

const NETWORK_WORDS: Record<string, string> = {
  ENOTFOUND: 'is not known',
  EAI_AGAIN: 'cannot be looked up at the moment',
  ECONNREFUSED: 'does not take connections',
  ECONNRESET: 'broke off the connection',
  EHOSTUNREACH: 'cannot be reached',
  ENETUNREACH: 'cannot be reached: there is no network',
  CERT_HAS_EXPIRED: 'has a certificate that has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'has a certificate that nobody vouches for',
  SELF_SIGNED_CERT_IN_CHAIN: 'has a certificate that nobody vouches for',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'has a certificate that cannot be verified',
  ERR_TLS_CERT_ALTNAME_INVALID: 'has a certificate of another host',
}

/** What went wrong, in words; an abort by the caller stays what it is. */
function faultOf(error: unknown, url: URL, limits: FetchLimits, caller: AbortSignal | undefined): unknown {
  if (error instanceof Refusal || caller?.aborted) return error
  const fault = error as {
    name?: string
    code?: string
    cause?: { code?: string }
    errors?: { code?: string }[]
  }
  if (fault.name === 'TimeoutError')
    return new Refusal('TOO_SLOW', `${url.host} did not finish within ${limits.totalMs / 1000} seconds.`)
  if (error instanceof errors.ConnectTimeoutError)
    return new Refusal('UNREACHABLE', `${url.host} did not answer within ${limits.connectMs / 1000} seconds.`)
  if (error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError)
    return new Refusal('TOO_SLOW', `${url.host} did not go on with its answer.`)
  if (error instanceof errors.HeadersOverflowError)
    return new Refusal(
      'TOO_LARGE',
      `${url.host} answers with more than ${limits.headerBytes / 1024} KB of headers.`,
    )
  const code = fault.code ?? fault.cause?.code ?? fault.errors?.[0]?.code ?? 'unknown fault'
  const words = NETWORK_WORDS[code]
  return new Refusal(
    'UNREACHABLE',
    words ? `${url.host} ${words}.` : `${url.host} could not be asked (${code}).`,
  )
}
