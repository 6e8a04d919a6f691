import { blockText, type Block } from '../../contract/blocks.ts'
import { firstHouseIn, houseByMark } from './credits/houses.ts'

/** A source that the text itself cites, with the words that cite it. */
export type CitedSource = { name: string; block: number; words: string }

/** Places where statements are published; "X" only counts as "on X". */
const PLATFORMS =
  'Truth Social|Twitter|X|Telegram|Facebook|Instagram|TikTok|YouTube|Weibo|WeChat|VKontakte|VK|Bluesky|Mastodon|LinkedIn|Threads|Reddit|Substack|Rumble|Gab|Parler'

/** A name: capitalised words, joined by small ones; a possessive ends it. */
const NAME =
  '((?:\\p{Lu}[\\p{L}\\p{N}.&-]*[\\p{L}\\p{N}])(?:(?:\\s+(?:of|the|and|for|de|della|des|du|der|für|und|per|y|e))*\\s+\\p{Lu}[\\p{L}\\p{N}.&-]*[\\p{L}\\p{N}])*)'

const PUBLISHED =
  '(?:published|posted|wrote|writes|said|says|shared|announced|tweeted|claimed|stated|statement|post|posts|message|declared|schrieb|escribió|publicó|a écrit|ha scritto)'
const REPORTED = '(?:reported|reports|said|says|wrote|writes|revealed|noted|quoted|claimed|announced|cited)'

type Form = { pattern: RegExp; name: number; any?: boolean }

/** `any`: what the form names is a source whatever it is called; else it must look like a publisher or a body. */
const FORMS: readonly Form[] = [
  {
    pattern: new RegExp(
      `\\b[Aa]ccording to (?:a |an |the )?(?:(?:new|recent|latest|official|preliminary|annual) )?(?:report|reports|study|survey|poll|data|figures|statement|analysis|translation|article|estimates?) (?:by|from|in|of|published by|released by) (?:the )?${NAME}`,
      'gu',
    ),
    name: 1,
  },
  {
    pattern: new RegExp(
      `\\b[Aa](?:ccording to|s (?:first )?reported by|s quoted by) (?:the )?${NAME}(?:['’]s?(?: (?:own )?\\p{Ll}+)?)?`,
      'gu',
    ),
    name: 1,
  },
  {
    pattern: new RegExp(`\\b${PUBLISHED}\\b[^.!?\\n]{0,70}?\\bon (${PLATFORMS})(?![\\p{L}\\p{N}-])`, 'gu'),
    name: 1,
    any: true,
  },
  {
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}])((?:\\p{Lu}\\p{L}+ )?(?:[Oo]fficial|[Ss]tate|[Ss]tate-run|[Ss]tate-owned|[Ss]tate-controlled|[Ll]ocal|[Nn]ational|[Gg]overnment) (?:media|television|TV|radio|news agency|news agencies|press|newspapers?|broadcasters?)(?: \\p{Lu}\\p{L}+)?) ${REPORTED}`,
      'gu',
    ),
    name: 1,
    any: true,
  },
  { pattern: new RegExp(`\\btold (?:the )?${NAME}`, 'gu'), name: 1 },
  {
    pattern: new RegExp(
      `\\b(?:first reported by|in an interview (?:with|to)|in a statement to|cited by|quoted by|seen by|obtained by|citing) (?:the )?${NAME}`,
      'gu',
    ),
    name: 1,
  },
  {
    pattern: new RegExp(
      `(?:^|[.!?,;”"] |\\b[Tt]he |\\b[Aa]s |\\bwhile |\\band )${NAME} (?:first )?(?:reported|reports)\\b`,
      'gu',
    ),
    name: 1,
  },
  {
    pattern: new RegExp(
      `(?:^|[^\\p{L}])(?:[Ll]aut|[Nn]ach Angaben (?:von|der|des)|(?:berichtet|berichtete|meldet|meldete)(?: die| der| das)?(?: Nachrichtenagentur| Zeitung| Sender)?|wie (?:die|der|das)(?: Nachrichtenagentur| Zeitung| Sender)?) ${NAME}`,
      'gu',
    ),
    name: 1,
  },
  {
    pattern: new RegExp(
      `(?:^|[^\\p{L}])(?:[Ss]elon|[Dd]['’]après|a (?:rapporté|indiqué) (?:à )?)\\s*(?:l['’]|le |la |les )?(?:agence )?${NAME}`,
      'gu',
    ),
    name: 1,
  },
  {
    pattern: new RegExp(
      `(?:^|[^\\p{L}])(?:[Ss]egún|[Ss]econdo|[Dd]e acuerdo con|informó|riporta|riferisce)\\s+(?:el |la |il |lo |l['’])?(?:agencia |diario |agenzia )?${NAME}`,
      'gu',
    ),
    name: 1,
  },
  {
    pattern: new RegExp(
      `(?:^|[^\\p{L}])(?:[Пп]о (?:данным|информации|сообщению)|[Сс]ообщает|[Сс]ообщил[аио]?|передает|передаёт|пишет)\\s+(?:агентств[оа] |газет[аы] |издани[ея] )?[«"]?${NAME}`,
      'gu',
    ),
    name: 1,
  },
]

/** Words of a name that make it a publisher, an office or an institute, and not a person. */
const INSTITUTION =
  /\b(?:News|Times|Post|Journal|Herald|Tribune|Gazette|Daily|Magazine|Media|Press|Agency|TV|Television|Radio|Wire|Today|Observer|Chronicle|Zeitung|Nachrichten|Monde|Figaro|Institute|University|Ministry|Department|Office|Bureau|Commission|Committee|Council|Bank|Agency|Authority|Association|Federation|Union|Organi[sz]ation|Foundation|Center|Centre|Service|Administration|Police|Court|Board|Fund|Group|Watch|Ministerium|Bundesamt|Institut|Ministère|Ministerio|Ministero|Министерств\p{L}*|агентств\p{L}*)\b/u
const ACRONYM = /^\p{Lu}{3,6}$/u
/** Acronyms that are places, not sources. */
const PLACES = new Set(['US', 'USA', 'UK', 'EU', 'UAE', 'USSR', 'DC', 'LA', 'NYC'])

/**
 * The sources that a text cites: publishers, offices, platforms ("according to Bloomberg's translation",
 * "posted … on Truth Social", "Chinese official media reported"). People who are quoted are not listed.
 * In: blocks with roles; only the body is read. Out: each source once, at its first mention.
 */
export function citedSources(blocks: readonly Block[]): CitedSource[] {
  const found: (CitedSource & { at: number })[] = []
  blocks.forEach((block, index) => {
    if (block.role !== 'body') return
    const text = blockText(block)
    for (const form of FORMS) {
      for (const match of text.matchAll(form.pattern)) {
        const name = sourceName(match[form.name] ?? '', form.any === true)
        if (name === null) continue
        const words = match[0].replace(/^[^\p{L}\p{N}]+/u, '')
        found.push({ name, block: index, words, at: match.index })
      }
    }
  })
  found.sort((a, b) => a.block - b.block || a.at - b.at)
  const seen = new Set<string>()
  return found.flatMap(({ name, block, words }) => {
    const key = name.toLowerCase()
    if (seen.has(key)) return []
    seen.add(key)
    return [{ name, block, words }]
  })
}

/** Titles of people; what stands before them ("Pentagon Press Secretary …") is their office and no source. */
const PERSON =
  /(?:^|\s)(?:Secretary|Spokes\p{L}+|Minister|President|Officer|Director|Commissioner|Judge|Sheriff|Chief|Chairman|Chairwoman|Editor|Professor|Rear|Gen|Lt|Capt|Sgt|Sen|Rep|Gov|Dr|Mr|Mrs|Ms)(?:$|[.\s])/u

function sourceName(raw: string, any: boolean): string | null {
  const name = raw.trim().replace(/^(?:As |The |the )+(?=\p{Lu})/u, '')
  if (name === '') return null
  if (any) return name
  const house = houseByMark(name)
  if (house !== null) return name.length <= 4 ? house.name : name
  const known = firstHouseIn(name)
  if (known !== null) {
    // "Somebody of the New York Times" is cited for the paper; "CNN affiliate Channel Nine" is not CNN.
    const endsName = known.end === name.length && / of (?:the )?$/u.test(name.slice(0, known.start))
    const beginsName = known.start === 0 && name.length - known.end < 12
    if (endsName || beginsName) return name.slice(known.start, known.end)
  }
  if (PERSON.test(name)) return null
  if (/\s/u.test(name) && INSTITUTION.test(name)) return name
  return ACRONYM.test(name) && !PLACES.has(name) ? name : null
}
