/**
 * Namespaces as feeds write them, by the short name that the readers and the fields use. RSS of every number is '',
 * Atom of every number `atom`. Addresses are compared in lower case, without a last `/` or `#`.
 */
const SPACES: Record<string, string> = {
  'http://backend.userland.com/rss': '',
  'http://backend.userland.com/rss2': '',
  'http://backend.userland.com/rss091': '',
  'http://blogs.law.harvard.edu/tech/rss': '',
  'http://cyber.law.harvard.edu/rss/rss.html': '',
  'http://purl.org/rss/1.0': '',
  'http://purl.org/rss/1.0/modules/rss091': '',
  'http://my.netscape.com/rdf/simple/0.9': '',
  'http://my.netscape.com/publish/formats/rss-0.91.dtd': '',
  'http://channel.netscape.com/rdf/simple/0.9': '',
  'http://www.w3.org/2005/atom': 'atom',
  'http://purl.org/atom/ns': 'atom',
  'http://purl.org/pie': 'atom',
  'http://purl.org/echo': 'atom',
  'http://example.com/newformat': 'atom',
  'http://example.com/necho': 'atom',
  'uri/of/echo/namespace': 'atom',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns': 'rdf',
  'http://www.w3.org/1999/xhtml': 'xhtml',
  'http://www.w3.org/xml/1998/namespace': 'xml',
  'http://purl.org/dc/elements/1.1': 'dc',
  'http://purl.org/dc/elements/1.0': 'dc',
  'http://purl.org/dc/terms': 'dcterms',
  'http://purl.org/rss/1.0/modules/content': 'content',
  'http://search.yahoo.com/mrss': 'media',
  'http://search.yahoo.com/rss': 'media',
  'http://video.search.yahoo.com/mrss': 'media',
  'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'http://example.com/dtds/podcast-1.0.dtd': 'itunes',
  'https://podcastindex.org/namespace/1.0': 'podcast',
  'http://www.georss.org/georss': 'georss',
  'http://www.opengis.net/gml': 'gml',
  'http://www.w3.org/2003/01/geo/wgs84_pos': 'geo',
  'http://backend.userland.com/creativecommonsrssmodule': 'creativecommons',
  'http://cyber.law.harvard.edu/rss/creativecommonsrssmodule.html': 'creativecommons',
  'http://creativecommons.org/ns': 'cc',
  'http://web.resource.org/cc': 'cc',
  'http://webns.net/mvcb': 'admin',
  'http://purl.org/rss/1.0/modules/syndication': 'sy',
  'http://purl.org/rss/1.0/modules/slash': 'slash',
  'http://purl.org/rss/1.0/modules/taxonomy': 'taxo',
  'http://purl.org/rss/1.0/modules/event': 'ev',
  'http://wellformedweb.org/commentapi': 'wfw',
  'http://purl.org/syndication/thread/1.0': 'thr',
  'http://prismstandard.org/namespaces/1.2/basic': 'prism',
  'http://prismstandard.org/namespaces/basic/2.0': 'prism',
  'http://prismstandard.org/namespaces/basic/2.1': 'prism',
  'http://prismstandard.org/namespaces/basic/3.0': 'prism',
  'http://podlove.org/simple-chapters': 'psc',
  'http://source.scripting.com': 'source',
  'http://rssnamespace.org/feedburner/ext/1.0': 'feedburner',
  'http://xmlns.com/foaf/0.1': 'foaf',
}

/** Prefixes that a feed may use without having declared them, as damaged and hand-made ones do. */
const USUAL = new Set([...Object.values(SPACES), 'cc'])
const USUAL_PREFIXES: Record<string, string> = { rss: '', a: 'atom', a10: 'atom', dct: 'dcterms' }

/** The short name of a namespace, or null for one that feeds do not share. */
export function spaceOfAddress(address: string): string | null {
  return SPACES[address.trim().toLowerCase().replace(/[/#]$/, '')] ?? null
}

/** The short name that a prefix stands for where nothing declares it. */
export function spaceOfPrefix(prefix: string): string {
  const lower = prefix.toLowerCase()
  return USUAL.has(lower) ? lower : (USUAL_PREFIXES[lower] ?? lower)
}
