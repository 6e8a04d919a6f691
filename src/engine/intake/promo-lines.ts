/**
 * Labels that open or are a teaser: related links, "read more", sign-up lines. Compared with a whole line or
 * with the words before its colon, lower case. Multilingual basics; our own list.
 */
const LABELS: readonly RegExp[] = [
  /^(?:latest|more|related|recommended|trending|popular|top|recent|other|further) (?:(?:latest|top|recent|related|news|local|world|popular|trending) )?(?:news|articles?|stories|posts?|headlines|reading|content|videos?|coverage|links|reads|topics)(?: articles| stories| headlines)?$/u,
  /^(?:most (?:read|popular|viewed|shared)|editors?['’]? picks?|you (?:may|might) (?:also )?(?:like|be interested in|have missed)|don['’]t miss|in case you missed it|what to read next|read next|up next|more from .{2,60}|more on this (?:story|topic)|more like this|around the web|from around the web|from our partners|sponsored links|recommended for you|related|see also|also read|read also|also on .{2,40})$/u,
  /^(?:read more|read also|also read|more|related|see also|watch|watch now|listen|listen now|must read|further reading|read|don['’]t miss|click here|dig deeper|go deeper)$/u,
  /^(?:mehr zum thema|mehr (?:dazu|zu diesem thema|nachrichten|artikel)|lesen sie (?:auch|mehr|dazu auch)|das könnte sie (?:auch )?interessieren|auch interessant|weitere (?:artikel|nachrichten|themen|meldungen|beiträge)|meistgelesen|aktuelle nachrichten|zum thema|lesetipps?|weiterlesen)$/u,
  /^(?:lire aussi|à lire aussi|à lire|à lire également|lire également|lire la suite|sur le même (?:sujet|thème)|articles? (?:liés|similaires|récents)|les plus lus|voir aussi|à voir aussi|en savoir plus|dernières (?:actualités|nouvelles|infos))$/u,
  /^(?:lea (?:también|además|más)|leer (?:también|más)|le puede interesar|te puede interesar|más (?:noticias|información|leídas|leído)|(?:noticias|artículos) relacionad[oa]s|últimas noticias|vea también|ver también)$/u,
  /^(?:leggi anche|leggi di più|potrebbe interessarti(?: anche)?|articoli correlati|notizie correlate|ultime notizie|i più letti|vedi anche|per approfondire|continua a leggere)$/u,
  /^(?:читайте также|читать также|смотрите также|по теме|материалы по теме|ещ[её] по теме|новости по теме|последние новости|популярное|самое читаемое|подробнее)$/u,
]

/** Lines that ask the reader to sign up, follow or share. They are whole short lines, never part of a story. */
const CALLS: readonly RegExp[] = [
  /^(?:please )?(?:sign up|subscribe|register)(?: (?:here|now|today|for free))? (?:to|for|and|now|here|today|free)\b/iu,
  /^(?:sign up|subscribe|join us|follow us|share this(?: (?:article|story|post))?|print this page|email this)[.!]?$/iu,
  /^(?:get|receive) (?:the|our|all|more|daily|breaking)\b.{0,80}\b(?:inbox|newsletters?|app|alerts?|e-?mail)\b/iu,
  /^(?:follow|like|find|join) (?:us|me|our channel|@?[\p{L}\p{N} ]{2,40}) on (?:facebook|twitter|x|instagram|telegram|linkedin|youtube|tiktok|whatsapp|bluesky|mastodon|threads|google news)\b/iu,
  /^(?:click|tap) here (?:to|for) (?:subscribe|sign up|join|download|more)\b/iu,
  /^(?:download|get) (?:the|our) .{0,40}\bapp\b/iu,
  /^(?:join|support) (?:our|the) (?:newsletter|mailing list|whatsapp|telegram|community)\b/iu,
  /^(?:support (?:our|independent) journalism|become a (?:member|subscriber|supporter)|donate (?:now|today|here))\b/iu,
  /^(?:(?:jetzt |hier )?(?:abonnieren|anmelden)|abonnieren sie|melden sie sich|folgen sie uns|jetzt (?:den )?newsletter|hier geht es zum newsletter)\b/iu,
  /^(?:abonnez-vous|inscrivez-vous|suivez-nous|rejoignez-nous|recevez (?:nos|notre|les))(?![\p{L}])/iu,
  /^(?:suscríbase|suscríbete|síganos|síguenos|regístrese|únete a|reciba (?:nuestro|las))(?![\p{L}])/iu,
  /^(?:iscriviti|abbonati|seguici|ricevi (?:la|le|ogni))(?![\p{L}])/iu,
  /^(?:подписывайтесь|подпишитесь|подписаться|присоединяйтесь|следите за нами)(?![\p{L}])/iu,
]

const LONGEST_LABEL = 60
const LONGEST_CALL = 180

/** What a line does for promotion: opens a list of teasers, is a teaser by itself, or neither. */
export type PromoLine = 'label' | 'teaser' | null

/**
 * Whether a line promotes other copy.
 * In: the plain text of a block. Out: `label` for a line that only announces others ("Latest news"),
 * `teaser` for one that carries its own link words ("Read more: …", "Sign up for …"), or null.
 */
export function promoLine(text: string): PromoLine {
  const line = text.trim()
  if (line.includes('\n')) return null
  if (line.length <= LONGEST_LABEL && isLabel(line)) return 'label'
  if (line.length <= LONGEST_CALL && CALLS.some((call) => call.test(line))) return 'teaser'
  const colon = line.search(/[:：|>»]/u)
  if (colon > 2 && colon <= LONGEST_LABEL && line.length <= 220 && isLabel(line.slice(0, colon)))
    return 'teaser'
  return null
}

function isLabel(words: string): boolean {
  const bare = words
    .toLowerCase()
    .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
    .replace(/\s+/gu, ' ')
  return LABELS.some((label) => label.test(bare))
}
