/** What stands before a name in a credit, in the languages of the press. */
const CREDIT =
  /^(?:(?:(?:view|see|mehr|alle?|all|more|weitere) ){0,2}(?:posts?|articles?|artikel|beiträge|stories|texte|news) (?:by|von|from|de)|zeige alle beiträge von|(?:eine? |an? |une? |una? )?(?:gast)?(?:beitrag|artikel|kommentar|kolumne|interview|analyse|bericht|essay|rezension|review|report|story|words|text|texte|opinion|column) (?:by|von|de)|(?:written|posted|published|reported|reviewed|created|submitted|added|story|article|words|edited) (?:by|von)|(?:geschrieben|verfasst|veröffentlicht|erstellt|eingestellt|gepostet|publiziert) von|(?:écrit|publié|posté|rédigé|mis en ligne) par|(?:escrito|publicado|redactado) por|(?:scritto|pubblicato) da|(?:über (?:den |die )?(?:autor|autorin|autoren)|about the author|à propos de l['’]auteur|sobre el autor)|by|von|par|por|door|dal?|di|av|af|od|przez|yazan|автор(?: статьи| текста)?|текст|author|authors|autor(?:in|en|es|a|zy)?|auteure?s?|autore|autori|forfatter|skribent|szerző|yazar|verfasser(?:in)?|redakt(?:eur|or|ion)(?:in)?|text|texte|testo|texto|tekst|words|byline|name|quelle|source|fuente|fonte|contributor|writer|reporter|journalist|作者|文|記者|글|기자)(?=[\s:：|/–—-]|$)[\s:：|/–—-]*/iu
/** What follows a name and is no part of it. */
const AFTER =
  /\s*(?:[|•·●–—►»«<>[\]/]| - | -$|\(|,\s*(?:\d|am\b|on\b|in\b|aus\b|dpa\b|afp\b|ap\b|reuters\b|staff\b|special\b|senior\b|chief\b|editor|redakt|correspond|reporter|journalist|writer|autor|contribut|for\b|the\b|updated|published)|\b\d{1,2}[.:/]\d|\b(?:19|20)\d\d\b|@|https?:|,\s*$|\.\s*$|\b(?:staff (?:writer|reporter)|senior (?:writer|editor|reporter)|follow|folgen|kontakt|contact|e-?mail|published|updated|posted|updated:|veröffentlicht|publié|actualizado|published:|lesezeit|min(?:uten)? read|\d+ min))/iu
const NO_PERSON =
  /^(?:\w*admin(?:istrator)?|editors?|editorial(?: team| staff)?|webmaster|staff|(?:die |the |online-?)?redaktion|unknown|authors?|autor(?:en)?|null|undefined|none|n\/a|user\d*|guest|gast|anonymous|press(?:e)?|news(?:room|desk)?|home|share|more|about|contact|comments?|profile?|follow|facebook|twitter|instagram|rss|email|share this|read more|impressum|login|sign in|website|blog|index|default|root|system|super user|team)$/iu
const DEGREES = /(?:,? (?:Ph\.?D|M\.?D|M\.?S|M\.?P\.?H|R\.?D|B\.?A|M\.?A|MSc|BSc|MBA|LL\.?M|Esq)\.?)+$/u
const LONGEST = 120

/** Small words that begin what follows a name; "Le" with a capital is part of one. */
const SMALL = /\s(?:am|on|vom|le|el|at|um|via|für|for|is|ist|est|in|aus)\s/u

/** A name as a line credits it, without the words around it; null where nothing is left that can be one. */
export function nameInCredit(text: string): { name: string; credited: boolean } | null {
  const lines = text
    .replace(/\s*\n\s*(,|&|und|and|et|y)\s+/gu, (_, sign: string) => (sign === ',' ? ', ' : ` ${sign} `))
    .replace(/(,|\s&|\sund|\sand|\set|\sy)[ \t]*\n\s*/gu, '$1 ')
    .split('\n')
    .map((line) => line.replace(/[\s\u200b\ufeff]+/gu, ' ').trim())
    .filter((line) => line !== '')
  let credited = false
  for (const line of lines.slice(0, 4)) {
    let rest = line
    for (let round = 0; round < 3; round += 1) {
      const credit = CREDIT.exec(rest)
      if (credit === null || credit[0] === '') break
      credited = true
      rest = rest.slice(credit[0].length)
    }
    const name = tidy(upTo(SMALL, upTo(AFTER, ` ${rest} `)))
    if (
      name.length >= 2 &&
      name.length <= LONGEST &&
      /^[\p{L}\p{N}(]/u.test(name) &&
      /\p{L}{2}/u.test(name) &&
      !/^\d+\. /.test(name) &&
      !/^\p{N}+$/u.test(name)
    )
      return { name, credited }
    if (rest !== '' && !credited) return null
  }
  return null
}

function upTo(end: RegExp, text: string): string {
  const cut = end.exec(text)
  return cut === null ? text : text.slice(0, cut.index)
}

function tidy(name: string): string {
  return name
    .trim()
    .replace(/^[\s"'“”«»:;,.*•|–—-]+|[\s"'“”«»:;,*•|–—-]+$/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(DEGREES, '')
}

/** A name that says no more than that somebody wrote. */
export function isNobody(name: string): boolean {
  return NO_PERSON.test(name)
}

/** The letters and digits of a name, lower case, for telling whether two are the same. */
export function nameKey(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
