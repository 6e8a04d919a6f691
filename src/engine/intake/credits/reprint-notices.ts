import type { Block } from '../../../contract/blocks.ts'
import { firstHouseIn } from './houses.ts'
import { registeredDomain } from './own-house.ts'
import { linesOf, quote, textBlocks, type Quoted, type TextBlock } from './passages-of-text.ts'

/** What a reprint notice says: where the copy came first, whose it is, on which terms, by which way. */
export type ReprintForm =
  | 'first published'
  | 'permission'
  | 'owned by'
  | 'original source'
  | 'by feed'
  | 'provided by'
  | 'adapted'
  | 'excerpt'

/** A notice that the copy is somebody else's, with the house that it names. */
export type ReprintNotice = Quoted & {
  form: ReprintForm
  /** "This article", "this content": the notice speaks of the copy itself and not of a video or a study. */
  bound: boolean
  name: string | null
  url: string | null
}

/** Notices stand at the ends; the whole text is looked at only where "this article" binds the words. */
const EDGE_BLOCKS = 8
const LONGEST_NAME = 60
/** A notice without "this article" is a short line. */
const LONGEST_LINE = 400

const COPY =
  '(?:article|story|content|post|piece|column|report|page|essay|op-?ed|interview|item|commentary|analysis|feature|excerpt|entry|text|release)'
const THIS = `(?:this|the (?:above|preceding|following))\\s+(?:[\\p{L}-]+\\s+)?${COPY}`
const FIRST = '(?:originally|first|previously|initially)'

type Phrase = { form: ReprintForm; bound: boolean; pattern: RegExp }

const bound = (form: ReprintForm, source: string): Phrase => ({
  form,
  bound: true,
  pattern: new RegExp(source, 'giu'),
})
/** An unbound phrase must open its line or a sentence of it, and that line stand at the head or the tail. */
const unbound = (form: ReprintForm, source: string): Phrase => ({
  form,
  bound: false,
  pattern: new RegExp(`(?:^|(?<=[.!?”"]\\s))\\W{0,4}${source}`, 'giu'),
})

const PHRASES: readonly Phrase[] = [
  bound(
    'first published',
    `${THIS}\\s+(?:(?:was|is|has been|had been|were)\\s+)?(?:also\\s+)?${FIRST}\\s+(?:appeared|published|posted|ran|produced|written|reported|released|printed|featured|run)(?:\\s+(?:at|on|in|by|with|for|from|as part of))?`,
  ),
  bound(
    'first published',
    `${THIS}\\s+(?:appeared|was published|ran|was posted)\\s+${FIRST}\\s+(?:at|on|in|by|with)`,
  ),
  bound(
    'first published',
    `${THIS}\\s+(?:appeared|was published|ran)\\s+(?:at|on|in|by)\\s+(?=[^.\\n]{2,60}\\s+(?:and is|and was|and has been)\\s+(?:re-?published|reprinted|reproduced))`,
  ),
  bound('first published', `the post\\s+.{2,300}?\\s+(?:first appeared|appeared first)\\s+on`),
  bound(
    'permission',
    `${THIS}\\s+(?:is|was|has been)\\s+(?:re-?published|re-?printed|reproduced|re-?posted|cross-?posted|syndicated)(?:\\s+here)?(?:\\s+(?:with|by)\\s+(?:the\\s+)?(?:kind\\s+)?permission(?:\\s+(?:of|from))?|\\s+(?:from|courtesy of|via|under licen[cs]e from))`,
  ),
  bound(
    'permission',
    `(?:(?:has been|is|was)\\s+)?(?:re-?published|re-?printed|reproduced|re-?posted)\\s+here\\s+(?:with|by)\\s+(?:the\\s+)?(?:kind\\s+)?permission(?:\\s+(?:of|from))?`,
  ),
  bound(
    'owned by',
    `${THIS}\\s+(?:is|was|are)\\s+(?:provided\\s+)?courtesy of,?(?:\\s+and\\s+(?:is\\s+)?(?:owned|copyrighted)(?:\\s+and\\s+(?:owned|copyrighted))?\\s+by,?)?`,
  ),
  bound(
    'owned by',
    `${THIS}\\s+(?:is|are|remains)\\s+(?:the\\s+)?(?:owned|copyrighted|copyright|property|intellectual property)(?:\\s+and\\s+(?:owned|copyrighted))?\\s+(?:of|by)`,
  ),
  bound(
    'by feed',
    `(?:this\\s+${COPY}\\s+(?:is|was)\\s+)?(?:made available|provided|delivered|obtained|published|imported)\\s+(?:here\\s+)?(?:by|via|through)\\s+(?:the\\s+)?(?:use of\\s+)?(?:the\\s+|a\\s+)?(?:public\\s+|publicly available\\s+)?(?:RSS|Atom|news|web)\\s+feeds?(?:\\s+(?:offered|provided|published|supplied)?\\s*(?:by|of|from)\\s+the\\s+(?:host|original|source)\\s+(?:site|website|publisher))?`,
  ),
  bound(
    'original source',
    `click\\s+(?:on\\s+)?(?:this link|here|the link(?: below)?)\\s+(?:for|to (?:read|view|see|visit|go to))\\s+the\\s+original\\s+(?:source|article|story|post|version|page)(?:\\s+of\\s+this\\s+${COPY})?`,
  ),
  bound(
    'adapted',
    `${THIS}\\s+(?:has been|was|is)\\s+(?:adapted|excerpted|edited|translated|abridged|condensed)\\s+from(?:\\s+(?:its|the)\\s+original\\s+(?:source|version|article))?`,
  ),
  unbound('first published', `${FIRST}\\s+(?:published|appeared|posted|printed)\\s+(?:at|on|in|by|with)`),
  unbound(
    'permission',
    `(?:re-?printed|re-?published|reproduced|used|excerpted)\\s+(?:with|by)\\s+(?:the\\s+)?(?:kind\\s+)?permission\\s+(?:of|from)`,
  ),
  unbound(
    'permission',
    `(?:re-?published|re-?printed|re-?posted|cross-?posted)\\s+(?:from|at|via|courtesy of)`,
  ),
  unbound(
    'original source',
    `(?:read|view|see|visit)\\s+the\\s+(?:original|full|complete|entire)\\s+(?:article|story|post|report|version)(?:\\s+(?:here|at|on|in|from))?`,
  ),
  unbound('original source', `(?:original\\s+(?:source|article|story|post)|article source)\\s*:`),
  unbound('provided by', `(?:©\\s*)?(?:provided|supplied|distributed)\\s+by\\s*:?`),
  unbound('excerpt', `(?:excerpt\\)?\\s*)?read more (?:at|on)`),
  // German
  bound(
    'first published',
    `\\b(?:dieser|diese|dieses|der|die|das)\\s+(?:vorliegende\\s+)?(?:Artikel|Beitrag|Text|Kommentar|Interview|Bericht|Reportage|Gastbeitrag|Kolumne)\\s+(?:(?:erschien|ist|wurde|stammt)\\s+)(?:am\\s+[^,.\\n]{3,25}\\s+)?(?:(?:zuerst|zunächst|ursprünglich|erstmals|im Original)\\s+)?(?:erschienen\\s+|veröffentlicht\\s+)?(?:auf|in|bei|im|von|aus)(?:\\s+(?:der|dem|den))?`,
  ),
  bound(
    'permission',
    `(?:Nachdruck|Abdruck|Veröffentlichung|veröffentlicht|übernommen)[^.\\n]{0,40}?\\s+mit\\s+(?:freundlicher\\s+)?(?:Genehmigung|Erlaubnis)\\s+(?:von|der|des)`,
  ),
  unbound('permission', `mit\\s+freundlicher\\s+Genehmigung\\s+(?:von|der|des)`),
  unbound(
    'original source',
    `(?:zum\\s+Originalartikel|Originalartikel|Originalbeitrag|Original erschienen)\\s*(?:auf|in|bei|:)?`,
  ),
  // French
  bound(
    'first published',
    `(?:cet article|ce texte|cette tribune|ce billet)\\s+(?:est|a été)\\s+(?:(?:initialement|d['’]abord|originellement|originalement)\\s+)?(?:publié|paru|parue|publiée|repris)e?(?:\\s+(?:initialement|d['’]abord|pour la première fois))?\\s+(?:sur|dans|par|chez|à partir de|de)`,
  ),
  unbound('permission', `(?:reproduit\\s+)?avec\\s+l['’]aimable\\s+autorisation\\s+(?:de|du|des)`),
  unbound('original source', `lire\\s+l['’]article\\s+original(?:\\s+(?:sur|de|dans))?`),
  // Spanish
  bound(
    'first published',
    `(?:este artículo|este texto|esta nota|esta columna)\\s+(?:(?:fue|ha sido)\\s+)?(?:(?:originalmente\\s+)?publicad[oa]|se publicó|apareció)(?:\\s+(?:originalmente|por primera vez|primero))?\\s+(?:en|por)`,
  ),
  unbound(
    'original source',
    `(?:lea|leer|ver)\\s+(?:el|la)\\s+(?:artículo|nota|texto)\\s+original(?:\\s+en)?`,
  ),
  // Italian
  bound(
    'first published',
    `(?:questo articolo|questo testo|questo pezzo)\\s+(?:è|e')\\s+(?:stato\\s+)?(?:(?:originariamente|inizialmente)\\s+)?(?:pubblicato|apparso|uscito)(?:\\s+(?:originariamente|inizialmente|per la prima volta|in origine))?\\s+(?:su|da|in|sul|sulla|dal)`,
  ),
  unbound('original source', `(?:leggi\\s+)?(?:l['’])?articolo\\s+originale(?:\\s+(?:su|di))?\\s*:?`),
  // Russian
  bound(
    'first published',
    `(?:эта |данная |настоящая )?(?:статья|заметка|публикация|колонка)\\s+(?:впервые|первоначально)\\s+(?:была\\s+)?(?:опубликована|вышла|появилась)\\s+(?:на|в)(?:\\s+(?:сайте|газете|журнале))?`,
  ),
  unbound(
    'original source',
    `(?:оригинал(?:\\s+(?:статьи|публикации|материала))?|перепечатано\\s+(?:с|из))\\s*:?`,
  ),
]

const BOUND = PHRASES.filter(({ bound: isBound }) => isBound)
const OPENING = PHRASES.filter(({ bound: isBound }) => !isBound)

/** Every bound phrase has one of these stems; most paragraphs have none, which saves trying them all. */
const STEM =
  /origin|first|previous|initial|appear|publi|print|reprod|post|syndicat|permission|courtesy|owned|copyright|property|feed|adapt|excerpt|edited|translat|abridg|condens|erschien|veröffentlich|stammt|übernommen|abdruck|nachdruck|paru|apparso|uscito|опубликован|вышла|появилась/iu

/** The same for the phrases that open a short line. */
const OPENING_STEM =
  /origin|publi|appeared|posted|printed|permission|courtesy|read more|the\s+(?:full|complete|entire)\s|(?:provided|supplied|distributed)\s+by|article source|Genehmigung|autorisation|оригинал|перепечат/iu

const ADDRESS = /https?:\/\/[^\s,;)>\]"”]+|\b(?:[a-z0-9-]+\.)+[a-z]{2,}(?:\/[^\s,;)>\]"”]*)?/iu

/**
 * Every notice in a text that the copy came from somebody else. A notice without "this article" counts only
 * as a line of its own at the head or the tail.
 * In: the item's blocks. Out: the notices in reading order, each phrase once a block.
 */
export function reprintNotices(blocks: readonly Block[]): ReprintNotice[] {
  const texts = textBlocks(blocks)
  return texts.flatMap((at, order) => {
    const atEdge = order < EDGE_BLOCKS || order >= texts.length - EDGE_BLOCKS
    return noticesInBlock(at, atEdge)
  })
}

function noticesInBlock(at: TextBlock, atEdge: boolean): ReprintNotice[] {
  const found: ReprintNotice[] = []
  const lookFor = (phrases: readonly Phrase[], line: string, start: number) => {
    for (const phrase of phrases) {
      for (const match of line.matchAll(phrase.pattern)) {
        const notice = read(at, start + match.index, match[0].length, phrase)
        const overlaps = found.some(
          (each) => each.span.start < notice.span.end && notice.span.start < each.span.end,
        )
        if (!overlaps && isWorthNaming(notice, phrase)) found.push(notice)
      }
    }
  }
  if (STEM.test(at.text)) lookFor(BOUND, at.text, 0)
  if (atEdge && OPENING_STEM.test(at.text)) {
    for (const { start, line } of linesOf(at)) if (line.length < LONGEST_LINE) lookFor(OPENING, line, start)
  }
  return found.sort((a, b) => a.span.start - b.span.start)
}

function read(at: TextBlock, start: number, length: number, phrase: Phrase): ReprintNotice {
  const rest = at.text.slice(start + length)
  const sentence = rest.slice(0, sentenceEnd(rest))
  const address = ADDRESS.exec(sentence)
  const url =
    address === null || registeredDomain(address[0]) === null ? null : address[0].replace(/[.,]+$/, '')
  const link = linkAt(at, start, start + length + sentence.length)
  const name = url !== null && address !== null && address.index < 3 ? null : houseName(sentence)
  const lower =
    name === null && phrase.form === 'first published' ? LOWER_NAME.exec(sentence)?.[1] : undefined
  const end = start + length + sentence.length
  return {
    ...quote(at, start, end),
    form: phrase.form,
    bound: phrase.bound,
    name: name ?? lower ?? null,
    url: url ?? link,
  }
}

/** A house that is written small ends the notice: "in harbour daily news"; "in a video" and "in print" name none. */
const LOWER_NAME =
  /^\s*(?!(?:a|an|my|our|his|her|their|this|that|these|full|part|print|response|english|german|french|two|slightly|abridged|shorter|longer|different)\b)((?:the\s+)?\p{Ll}[\p{L}'’-]+(?:\s+[\p{L}'’-]+){1,5})[.\s]*$/u

/** Where the sentence ends; the stops of "hnewswire.com", "Inc." and "U.S." are not its end. */
function sentenceEnd(text: string): number {
  for (const stop of text.matchAll(/[.!?](?=\s|$)|\n/gu)) {
    const before = text.slice(0, stop.index)
    if (/\b(?:\p{Lu}|Inc|Corp|Ltd|Co|St|Dr|Mr|Mrs|Ms|No|Nr|Vol)$/u.test(before)) continue
    return Math.min(stop.index + 1, 400)
  }
  return Math.min(text.length, 400)
}

/** The address behind a link in the notice, where the copy keeps links. */
function linkAt(at: TextBlock, start: number, end: number): string | null {
  let offset = 0
  for (const run of at.block.runs) {
    const runEnd = offset + run.text.length
    if (run.link !== undefined && offset < end && runEnd > start && /^https?:/.test(run.link)) return run.link
    offset = runEnd
  }
  return null
}

const NAME =
  /^[\s:“"«‘']*((?:the\s+|der\s+|die\s+|dem\s+|le\s+|la\s+|el\s+|il\s+)?(?:[\p{Lu}\p{N}][\p{L}\p{N}.&’'!-]*)(?:\s+(?:of|the|and|&|for|de|del|della|des|du|la|le|der|und|y|e)(?=\s+[\p{Lu}]))*(?:(?:\s+(?:of|the|and|&|for|de|del|della|des|du|la|le|der|und|y|e))*\s+[\p{Lu}\p{N}][\p{L}\p{N}.&’'!-]*)*)/u

function houseName(sentence: string): string | null {
  const known = firstHouseIn(sentence.slice(0, LONGEST_NAME))
  const named = NAME.exec(sentence)?.[1]
  if (named === undefined) return known !== null && known.start < 12 ? known.house.name : null
  // A year behind the name is the date's; the month of "the June issue of …" is the name's.
  const name = named.replace(/\s+\d{4}$/u, '').replace(/[.,’'!-]+$/u, '')
  if (/^(?:the|der|die|dem|le|la|el|il)$/iu.test(name)) return null
  if (name.length < 2 || name.length > LONGEST_NAME || !/\p{L}/u.test(name)) return null
  return name
}

/** "Provided by authorities" names no house, and "originally published in 1987" names none either. */
function isWorthNaming(notice: ReprintNotice, phrase: Phrase): boolean {
  if (notice.name !== null || notice.url !== null) return true
  if (!phrase.bound) return false
  return (
    phrase.form === 'by feed' ||
    phrase.form === 'original source' ||
    phrase.form === 'adapted' ||
    (phrase.form === 'permission' && /permission/iu.test(notice.words))
  )
}
