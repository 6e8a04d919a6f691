import type { Comparison } from '../../contract/stories.ts'
import { formatNumber, plural } from '../words.ts'

/** A place where two copies differ: the headline, or a pair of paragraphs by its number from 0. */
export type Difference = 'headline' | number

/** All places where the copies differ, in reading order. */
export function differencesOf(comparison: Comparison): Difference[] {
  const found: Difference[] = comparison.headline.some((piece) => piece.kind !== 'same') ? ['headline'] : []
  comparison.pairs.forEach((pair, index) => {
    if (!pair.same) found.push(index)
  })
  return found
}

/** "94% same" */
export function sameWords({ same }: Comparison): string {
  // Only texts without a difference are called the same in full.
  const share = same < 1 ? Math.min(99, Math.round(same * 100)) : 100
  return `${share}% same`
}

/** "4 differences in 11 paragraphs: 1 headline, 2 edits, 1 paragraph cut" */
export function differenceWords({ differences }: Comparison): string {
  const { headline, edits, cut, added, moved, paragraphs } = differences
  const all = headline + edits + cut + added + moved
  const where = plural(paragraphs, 'paragraph')
  if (all === 0) return `No differences in ${where}`
  const kinds = [
    headline > 0 ? '1 headline' : '',
    edits > 0 ? plural(edits, 'edit') : '',
    cut > 0 ? `${formatNumber(cut)} ${cut === 1 ? 'paragraph' : 'paragraphs'} cut` : '',
    added > 0 ? `${formatNumber(added)} added` : '',
    moved > 0 ? `${formatNumber(moved)} moved` : '',
  ].filter((each) => each !== '')
  return `${plural(all, 'difference')} in ${where}: ${kinds.join(', ')}`
}
