import { attribute, type HtmlElement } from '../html-tree.ts'

/**
 * What the names that a site gives to an element (class, id, role) say it is for. Substrings, because sites write
 * "storyBody", "story__body" and "c-body-story"; in the languages whose words turn up in class names. No name
 * decides by itself: the model weighs how near it stands.
 */
const PURPOSES = {
  copy: /(?:article|story|post|entry|page|main|news|body|text|rich|blog|single|content)[-_]{0,2}(?:body|text|content|copy|inner)|articlebody|body-?text|full-?text|wysiwyg|prose|artikeltext|fliesstext|cuerpo|corps-|contenttext/,
  article:
    /article|artikel|articolo|articulo|story|\bpost|-post|entry|news|blog|beitrag|noticia|\bnota|single/,
  content: /content|contenu|contenido|conteudo|inhalt|body|main|text|copy/,
  comment:
    /comment|kommentar|coment[aá]ri|disqus|respond|discuss|forum|repl(?:y|ies)|livefyre|leserbrief|feedback|review-list/,
  related:
    /relat|recom|recirc|\bmore|-more|_more|similar|also|suggest|teaser|trend|popular|most-?_?(?:read|view)|latest|outbrain|taboola|zergnet|read-?more|further|next|prev|carousel|verwandt|weitere|mehr|aehnlich|lire|siehe|linkbox|topic/,
  share:
    /share|sharing|social|sociable|addthis|addtoany|facebook|twitter|whatsapp|follow|teilen|partage|compart|tool|print|e-?mail|button|btn/,
  navigation: /nav|menu|crumb|pagin|pager|\btabs?\b|skip|\btoc\b|header|masthead|topbar|login|search|toggle/,
  footer: /foot|bottom|copyright|legal|disclaim|impressum|imprint|colophon|fuss|rechte/,
  side: /side|aside|rail|widget|right-?_?col|col-?_?right|secondary|complementary|module|panel|\bbox|-box|marginal/,
  advert:
    /\bads?\b|\badv\b|-ad-|advert|banner|sponsor|promo|anzeige|werbung|newsletter|subscri|sign-?up|\babo\b|paywall|piano|\bcta\b|donat|affiliate|publi/,
  author: /author|autor|byline|\bbio\b|-bio|biograph|contributor|writer|profile|vcard|creator|credit/,
  picture:
    /caption|figure|photo|image|img|picture|gallery|slide|media|video|bild|foto|legend|embed|player|thumb/,
  facts:
    /meta|date|time|publish|\btags?\b|-tags?|tag-|categor|label|keyword|info|dateline|kicker|eyebrow|rubri|views|count|rating|stat/,
  heading: /title|titel|titre|titulo|headline|heading|subtitle|subhead/,
  lead: /\bdek\b|standfirst|\blead|lede|summary|intro|excerpt|abstract|\bdeck|chapo|vorspann|description|entradilla|bajada|sapo/,
  quotation: /quote|pull|zitat|highlight|tweet|instagram/,
  hidden:
    /hidden|hide|collapse|visually|sr-only|screen-?reader|modal|popup|overlay|cookie|consent|gdpr|lightbox|tooltip|noprint|print-only|invisible/,
  facet: /fact|infobox|table|list|recipe|ingredient|spec|glossar|note/,
} as const

export type Purpose = keyof typeof PURPOSES
export const purposes = Object.keys(PURPOSES) as Purpose[]
/** Names longer than this are settings, not words. */
const LONGEST = 240
/** A template gives the same names again and again. */
const REMEMBERED = 4_000
const KNOWN = new Map<string, number>()

/** Which purposes the names of an element speak of: bit n stands for `purposes[n]`. */
export function purposesOf(element: HtmlElement): number {
  const names = namesOf(element)
  if (names === '') return 0
  const known = KNOWN.get(names)
  if (known !== undefined) return known
  let bits = 0
  purposes.forEach((purpose, bit) => {
    if (PURPOSES[purpose].test(names)) bits |= 1 << bit
  })
  if (KNOWN.size >= REMEMBERED) KNOWN.clear()
  KNOWN.set(names, bits)
  return bits
}

/** The bits of these purposes. */
export function purposeBits(...wanted: Purpose[]): number {
  return wanted.reduce((bits, purpose) => bits | (1 << purposes.indexOf(purpose)), 0)
}

function namesOf(element: HtmlElement): string {
  let names = ''
  for (const name of ['class', 'id', 'role', 'itemprop', 'data-testid', 'data-component', 'aria-label']) {
    const value = attribute(element, name)
    if (value !== null && value !== '') names += ` ${value.slice(0, LONGEST)}`
  }
  return names.toLowerCase()
}
