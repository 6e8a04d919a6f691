import type { Receipt, ReceiptFile } from '../contract/imports.ts'
import { printableLine } from '../contract/print-text.ts'
import { wholeReceipt } from '../engine/whole-receipt.ts'
import { DONE, IN_PART, print, say, type Status } from './output.ts'
import type { Shell } from './shell.ts'

/**
 * Tells what became of every file of an import: as one JSON value, or what went wrong and the sums in words.
 * @returns `IN_PART` when something was refused or the import was stopped
 */
export async function tellReceipt(shell: Shell, id: string): Promise<Status> {
  const receipt = await shell.client.imports.show({ import: id })
  let failed = receipt.state !== 'done'
  if (shell.json) await print(`${JSON.stringify(head(receipt)).slice(0, -1)},"outcomes":[`)
  let first = true
  for (const file of wholeReceipt(shell.engine, id)) {
    failed ||= hasFailed(file)
    if (shell.json) await print(`${first ? '' : ','}${JSON.stringify(outcomeJson(file))}`)
    if (hasFailed(file) || (!shell.json && file.warnings.length > 0)) say(outcomeWords(file))
    first = false
  }
  if (shell.json) await print(']}\n')
  say(sumWords(receipt))
  return failed ? IN_PART : DONE
}

/** All of the receipt but its files, which are written one by one: an import may have very many. */
function head({ id, counts, ...rest }: Receipt): Record<string, unknown> {
  return { receipt: id, counts, ...rest }
}

function outcomeJson({ path, outcome, code, words, items, ...rest }: ReceiptFile): Record<string, unknown> {
  return { path, outcome, code, words, ...rest, items }
}

/** Whether something of the file did not come in. */
function hasFailed(file: ReceiptFile): boolean {
  return (
    file.outcome === 'refused' || file.code !== null || file.items.some((item) => item.outcome === 'refused')
  )
}

function outcomeWords(file: ReceiptFile): string {
  const refused = file.items.filter((item) => item.outcome === 'refused' && item.words !== file.words)
  return [
    `${printableLine(file.path)}: ${file.outcome}${file.code === null ? '' : ` (${file.code})`}. ${printableLine(file.words)}`,
    ...refused.map((item) => `  ${printableLine(item.headline)}: ${printableLine(item.words ?? 'refused')}`),
  ].join('\n')
}

function sumWords({ id, name, state, counts, event, reread }: Receipt): string {
  const { files, items, imported, version, folded, alreadyHere, refused } = counts
  const sums = reread
    ? [`${version} read differently now`, `${alreadyHere} as before`, `${refused} keep their version`]
    : [
        `${imported} imported`,
        `${version} newer`,
        `${folded} folded into stories`,
        `${alreadyHere} already here`,
        `${refused} refused`,
      ]
  const stopped = state === 'done' ? '' : `, ${state}`
  return `${printableLine(name)}${stopped}: ${countOf(files, 'file')}, ${countOf(items, 'item')} (${sums.join(', ')}). Receipt ${id}${event === null ? '' : `, event ${event}`}.`
}

function countOf(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
