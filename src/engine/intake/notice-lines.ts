/** Phrases that make a paragraph a notice: rights, terms, disclaimers, takedown. Multilingual basics. */
const PHRASES: readonly RegExp[] = [
  /^\W*(?:©|\(c\)\s|copyright\b)/iu,
  /\ball rights reserved\b/iu,
  /\bthis material may not be (?:published|reproduced|copied|redistributed)\b/iu,
  /\b(?:owned and copyrighted|copyrighted and owned) by\b/iu,
  /\b(?:for|used for) educational (?:and informational |and non-?commercial |or informational )?purposes only\b/iu,
  /\bfair use (?:notice|of copyrighted material)\b/iu,
  /\bthis (?:article|content|site|material|post|story) (?:may contain|contains) copyrighted material\b/iu,
  /\bdo(?:es)? not (?:necessarily )?(?:reflect|represent) (?:the )?(?:\p{L}+ )?(?:views?|opinions?|positions?|policy|policies)\b/iu,
  /\b(?:views|opinions) (?:and opinions )?expressed (?:in|by|here|are|on)\b/iu,
  /\balle rechte vorbehalten\b/iu,
  /\bspiegel(?:t|n) nicht (?:notwendigerweise|unbedingt|zwingend)\b/iu,
  /\b(?:nicht (?:notwendigerweise|unbedingt)) (?:die|der) (?:meinung|ansicht|auffassung) der redaktion\b/iu,
  /\btous droits (?:de reproduction(?: et de représentation)? )?réservés\b/iu,
  /n['’]engage(?:nt)? que (?:son auteur|leurs? auteurs?)/iu,
  /\btodos los derechos reservados\b/iu,
  /\blas opiniones (?:expresadas|vertidas)\b.{0,80}\b(?:autor|no (?:reflejan|representan))/iu,
  /\b(?:tutti i )?diritti (?:sono )?riservati\b/iu,
  /\ble opinioni espresse\b.{0,80}\b(?:autor|non (?:riflettono|rappresentano))/iu,
  /все права защищены/iu,
  /мнение (?:автора|авторов|редакции) может не совпадать/iu,
  /перепечатка (?:материалов )?(?:запрещена|возможна|разрешена)/iu,
]

/** A notice is short beside a story; a long paragraph with such words is a story about rights. */
const LONGEST_NOTICE = 900

/**
 * Whether a paragraph is a notice and no copy.
 * In: the plain text of a block. Out: the words that make it one, or null.
 */
export function noticeWords(text: string): string | null {
  const line = text.trim()
  if (line.length > LONGEST_NOTICE) return null
  for (const phrase of PHRASES) {
    const found = phrase.exec(line)
    if (found !== null) return found[0].trim()
  }
  return null
}
