/**
 * Names that agencies give the elements of XML of their own, in English, German, French, Spanish, Italian and the
 * Nordic languages.
 */
export const agencyNames = {
  id: /^(?:news_?id|story_?id|item_?id|article_?id|doc(?:ument)?_?id|message_?id|guid|uid|id|identifier|nyhetsid)$/i,
  version: /^(?:version|revision|revision_?id|version_?(?:no|number|id))$/i,
  headline: /^(?:head_?line|title|titel|titre|titulo|titolo|rubrik|overskrift|otsikko|heading)$/i,
  byline: /^(?:by_?line|author|autor|auteur|autore|forfatter|byliner|journalist|writer)$/i,
  dateline: /^(?:date_?line|datelinje|ortsmarke)$/i,
  slug: /^(?:slug|slug_?line|strap_?line|stikkord|stichwort|keyword_?line|catch_?line)$/i,
  credit: /^(?:credit|credit_?line|origin|signatur|agency_?credit|kilde|quelle|kalla|källa)$/i,
  provider: /^(?:provider|agency|source|supplier|sender|byra|byrå|agentur)$/i,
  url: /^(?:url|link|permalink|web_?url|href)$/i,
  published:
    /^(?:publish_?date|pub_?date|published|publication_?date|publish_?time|date|datetime|created|date_?created|create_?date|first_?created|sent|send_?time|timestamp|issued?|datum|dato)$/i,
  updated: /^(?:updated|modified|last_?modified|update_?date|date_?modified|version_?created|changed)$/i,
  embargo:
    /^(?:embargo|embargo(?:ed)?_?(?:until|date|time)?|release_?(?:date|time)|sperrfrist|date_?on_?release)$/i,
  language: /^(?:language|lang|sprache|langue|sprak|språk)$/i,
  section: /^(?:section|ressort|department|desk|rubrique|category|kategori|kategorie|service|tjeneste)$/i,
  summary:
    /^(?:subtitle|sub_?head_?line|sub_?title|summary|abstract|lead|ingress|teaser|standfirst|vorspann|chapo|deck|manchet|description)$/i,
  rights: /^(?:copyright|copyright_?(?:line|notice)|rights)$/i,
  usageTerms: /^(?:usage|usage_?terms|restrictions?|terms)$/i,
  note: /^(?:ed_?note|editorial_?note|editors?_?note|note|notes|advisory|instructions?|til_?redaktionen|redaktionshinweis)$/i,
  urgency: /^(?:urgency|priority|prioritet|prio|prioritat|priorität)$/i,
  status: /^(?:status|pub_?status|state)$/i,
  genre: /^(?:genre|genres|story_?type|article_?type|news_?type)$/i,
  subjectCodes: /^(?:iptc|iptc_?(?:list|codes?|subjects?)|subject_?codes?|subjects?|mediatopics?|topics?)$/i,
  place: /^(?:town|city|place|location|locations|places|country|region|by|sted|ort|stad|paikkakunta)$/i,
  keyword: /^(?:keywords?|subject_?keywords?|tags?|stichworte|mots?_?cles?|emneord)$/i,
} as const

const BODY =
  /^(?:content|body|text|body_?text|story|article|article_?text|story_?text|full_?text|html|body_?html|main_?text|brodtext|brødtekst|texte|testo|texto|innhold|inhalt)$/i

/** Whether an element of that name holds the copy. */
export function isBodyName(name: string): boolean {
  return BODY.test(name)
}

/** Whether an element of that name holds the headline. */
export function isHeadlineName(name: string): boolean {
  return agencyNames.headline.test(name)
}
