import type { TextBlock } from '../intake/credits/passages-of-text.ts'

/** "Question:", "VLADIMIR IVANOV:", "Frage:", "Q." at the start of a block: who speaks. */
const SPEAKER = /^\s{0,3}(?:[QA][:.]|(?:\p{Lu}[\p{L}.'’-]{0,20}\s?){1,4}(?:\([^)]{1,60}\)\s?)?[:：])\s+\S/u
const FEWEST_TURNS = 4
/** Every so manieth block begins a turn at the least. */
const BLOCKS_A_TURN = 14

/**
 * Whether a text is a record of what people said: an interview, a hearing, a speech with its questions.
 * In: the blocks of the body. Out: yes where speakers are named at the start of many blocks.
 */
export function isSpoken(body: readonly TextBlock[]): boolean {
  const turns = body.filter(({ text }) => SPEAKER.test(text)).length
  return turns >= FEWEST_TURNS && turns * BLOCKS_A_TURN >= body.length
}
