import type { TextBlock } from '../intake/credits/passages-of-text.ts'

/** "Question:", "VLADIMIR IVANOV:", "Frage:", "Q." at the start of a block: who speaks. */
const SPEAKER = /^\s{0,3}(?:[QA][:.]|(?:\p{Lu}[\p{L}.'’-]{0,20}\s?){1,4}(?:\([^)]{1,60}\)\s?)?[:：])\s+\S/u
const FEWEST_TURNS = 4
/** There is a turn for so many blocks at the least. */
const BLOCKS_A_TURN = 14

/** How a speech begins, or how its record is announced. */
const ADDRESSED =
  /\b(?:ladies and gentlemen|(?:dear |esteemed )?colleagues,|(?:excerpts from |full )?transcript of|honou?r for me to (?:address|speak)|thank you for (?:inviting|having) me|meine (?:sehr geehrten )?damen und herren|mesdames et messieurs|señoras y señores|signore e signori)|^(?:remarks|speech|address|statement) (?:by|of)\b|\b(?:remarks|answers) (?:and answers )?to (?:media|reporters['’]|journalists['’]) questions/iu
const HEAD_BLOCKS = 8
const LONGEST_OPENING = 400

/**
 * Whether a text is a record of what people said: an interview, a hearing, a speech.
 * In: the blocks of the body. Out: yes where speakers are named at the start of many blocks.
 */
export function isSpoken(body: readonly TextBlock[]): boolean {
  if (body.slice(0, HEAD_BLOCKS).some(({ text }) => ADDRESSED.test(text.slice(0, LONGEST_OPENING))))
    return true
  const turns = body.filter(({ text }) => SPEAKER.test(text)).length
  return turns >= FEWEST_TURNS && turns * BLOCKS_A_TURN >= body.length
}
