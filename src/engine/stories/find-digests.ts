/** What a text shares with another: which of 32 parts of it, as bits, and whether the other is nearly all there. */
export type PartShared = { with: number; parts: number; whole: boolean }

/** A text of which one story makes up so much belongs to that story, whatever else it quotes. */
const MAIN_PART = 0.66
/** What comes from others must make up so much of a digest. */
const ALL_PARTS = 0.7
/** A story's part of a digest is at least so much of it. */
const LEAST_PART = 0.15
/** Two stories' parts of a text are different parts of it when they share no more than this of the smaller. */
const OVERLAP = 0.25
const PARTS = 32

/**
 * Whether a text is a digest: its parts come from two or more stories, none of which makes up most of it, and at least
 * one of which has more to tell than the digest brings. (A text that two excerpts were cut from holds both whole.)
 * Such a text is related to each of its stories and welds none.
 * @param shared what it shares with other texts
 * @param areOne whether two of these others are one copy themselves
 */
export function isDigest(
  shared: readonly PartShared[],
  areOne: (one: number, other: number) => boolean,
): boolean {
  // Of a template hundreds of texts share the very same parts.
  const kinds = [...new Set(shared.map((each) => each.parts))]
  if (!kinds.some((one, at) => kinds.some((other, place) => place > at && areForeign(one, other))))
    return false
  const stories: { members: number[]; parts: number; whole: boolean }[] = []
  for (const { with: text, parts, whole } of shared) {
    const own = stories.filter((story) => story.members.some((member) => areOne(member, text)))
    const joined = {
      members: [text, ...own.flatMap((story) => story.members)],
      parts: own.reduce((all, story) => all | story.parts, parts) >>> 0,
      whole: whole || own.some((story) => story.whole),
    }
    for (const story of own) stories.splice(stories.indexOf(story), 1)
    stories.push(joined)
  }
  const large = stories.filter((story) => bits(story.parts) >= LEAST_PART * PARTS)
  // A quotation stands within the copy that quotes it; a digest sets one story after another.
  const telling = large.filter(
    (story) => !large.some((around) => around !== story && standsWithin(story, around)),
  )
  const all = telling.reduce((sum, story) => sum | story.parts, 0)
  const main = Math.max(0, ...telling.map((story) => bits(story.parts)))
  if (bits(all) < ALL_PARTS * PARTS || main >= MAIN_PART * PARTS) return false
  return telling.some((one, at) =>
    telling.slice(at + 1).some((other) => areForeign(one.parts, other.parts) && !(one.whole && other.whole)),
  )
}

/** Whether one story's parts of a text lie between the first and the last of another's, larger ones. */
function standsWithin(story: { parts: number }, around: { parts: number }): boolean {
  const hull = (2 ** (32 - Math.clz32(around.parts)) - (around.parts & -around.parts)) >>> 0
  return bits(story.parts) < bits(around.parts) && bits(story.parts & ~hull) <= 1
}

function areForeign(one: number, other: number): boolean {
  const smaller = Math.min(bits(one), bits(other))
  return smaller > 0 && bits(one & other) <= OVERLAP * smaller
}

function bits(of: number): number {
  let left = of >>> 0
  let count = 0
  while (left !== 0) {
    left &= left - 1
    count++
  }
  return count
}
