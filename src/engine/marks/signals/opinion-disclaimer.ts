import { quote, textBlocks } from '../../intake/credits/passages-of-text.ts'
import { foundInText, type Finding, type Signal } from '../finding.ts'
import type { OpinionKind } from '../opinion-labels.ts'
import type { MarkSubject } from '../subject.ts'

/**
 * Disclaimers and closing lines that an opinion piece carries. Whole sites print such a line beneath their news
 * too, so it needs the sentences' help to be suggested; what calls the copy itself an opinion needs none.
 */
const FORMS: readonly { pattern: RegExp; kind: OpinionKind; weight: number }[] = [
  {
    pattern:
      /\b(?:views?|opinions?)(?: and opinions?)? expressed (?:in|by|here|above)[^.\n]{0,90}?(?:author|writer|columnist|his own|her own|their own|my own)[^.\n]{0,60}/iu,
    kind: 'opinion',
    weight: 0.42,
  },
  {
    pattern:
      /\b(?:views?|opinions?|this (?:article|column|piece|commentary))[^.\n]{0,80}\bdo(?:es)? not (?:necessarily )?(?:reflect|represent)[^.\n]{3,90}/iu,
    kind: 'opinion',
    weight: 0.42,
  },
  {
    pattern:
      /\bthis (?:is an|is a guest|column is an|article is an) opinion (?:piece|column|article)[^.\n]{0,60}/iu,
    kind: 'opinion',
    weight: 0.65,
  },
  { pattern: /\bthis column does not necessarily reflect\b[^.\n]{0,80}/iu, kind: 'opinion', weight: 0.65 },
  {
    pattern:
      /\b(?:is|was) (?:a|an) (?:\p{L}+ )?(?:opinion |syndicated |guest )?columnist (?:for|at|with|of|and)\b[^.\n]{0,80}/iu,
    kind: 'opinion',
    weight: 0.35,
  },
  {
    // Guests are introduced beneath their piece; a house's reporters are not, or as reporters.
    pattern:
      /^\W{0,3}(?:(?:The (?:author|writer)|\p{Lu}[\p{L}.'’-]+(?:\s+\p{Lu}[\p{L}.'’-]+){1,3}),?\s(?:is|was|teaches|serves as)\s(?:a |an |the |currently )?(?:\p{Ll}[\p{Ll}-]+ ){0,3}(?:professor|fellow|lecturer|scholar|economist|historian|novelist|philosopher|sociologist|political scientist|essayist|author|commentator|lawyer|activist|campaigner|ambassador|minister|co-founder|founder|executive director|president|chair)\b[^\n]{0,200})/u,
    kind: 'opinion',
    weight: 0.3,
  },
  {
    pattern:
      /(?:Bei diese[mr] (?:Beitrag|Artikel|Text|Kolumne) handelt es sich um (?:einen?|ein) (?:Kommentar|Gastbeitrag|Gastkommentar|Meinungsbeitrag|Kolumne|Glosse|Blog)[^.\n]{0,60}|(?:dieser|der) (?:Beitrag|Text|Artikel) gibt (?:die|allein die|ausschließlich die) (?:persönliche )?(?:Meinung|Ansicht|Auffassung)[^.\n]{0,60})/iu,
    kind: 'opinion',
    weight: 0.45,
  },
  {
    pattern:
      /(?:nicht (?:notwendigerweise|unbedingt|zwingend))[^.\n]{0,40}(?:Meinung|Ansicht|Auffassung) der Redaktion[^.\n]{0,40}/iu,
    kind: 'opinion',
    weight: 0.42,
  },
  {
    pattern: /n['’]engage(?:nt)? que (?:son auteur|leurs? auteurs?)[^.\n]{0,30}/iu,
    kind: 'opinion',
    weight: 0.42,
  },
  { pattern: /\blas opiniones (?:expresadas|vertidas)[^.\n]{0,120}/iu, kind: 'opinion', weight: 0.42 },
  { pattern: /\ble opinioni espresse[^.\n]{0,120}/iu, kind: 'opinion', weight: 0.42 },
  { pattern: /мнение (?:автора|авторов) может не совпадать[^.\n]{0,60}/iu, kind: 'opinion', weight: 0.42 },
]

const HEAD_BLOCKS = 3
const TAIL_BLOCKS = 6

/** "The views expressed are the author's own", at the head or the tail; in mid-text it is part of the story. */
export const opinionDisclaimer: Signal = {
  name: 'opinion-disclaimer',
  mark: 'opinion',
  looksFor: '“the views expressed are the author’s”, or the same in other words',
  find,
}

function find(subject: MarkSubject): Finding[] {
  const texts = textBlocks(subject.blocks)
  return texts.flatMap((at, order) => {
    if (order >= HEAD_BLOCKS && order < texts.length - TAIL_BLOCKS) return []
    if (at.text.length > 1500) return []
    for (const { pattern, kind, weight } of FORMS) {
      const found = pattern.exec(at.text)
      if (found === null) continue
      const stated = {
        mark: 'opinion',
        kind,
        signal: 'opinion-disclaimer',
        weight,
        family: 'disclaimer',
      } as const
      return [foundInText(stated, quote(at, found.index, found.index + found[0].length))]
    }
    return []
  })
}
