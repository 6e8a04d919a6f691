import type { Block, Run } from './blocks.ts'

/** The plain text of runs, in order. */
export function runsText(runs: readonly Run[]): string {
  return runs.map((each) => each.text).join('')
}

/** The plain text of a block; a table's cells are parted by tabs and its rows by line breaks. */
export function blockText(each: Block): string {
  if (each.kind === 'table') {
    return (each.rows ?? []).map((cells) => cells.map(runsText).join('\t')).join('\n')
  }
  if (each.kind === 'image') return each.image?.alt ?? ''
  return runsText(each.runs)
}
