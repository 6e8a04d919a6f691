import type { ReceiptFile } from '../contract/imports.ts'
import type { Engine } from './engine.ts'
import { receiptFiles } from './intake/receipts.ts'

const STEP = 100

/** Every file of a receipt with every item of it: for scripts, which the contract's pages of 50 items do not serve. */
export function* wholeReceipt(engine: Engine, id: string): Generator<ReceiptFile> {
  for (let from = 0; ; from += STEP) {
    const { files } = receiptFiles(engine.store.reader, id, from, STEP, Number.MAX_SAFE_INTEGER)
    yield* files
    if (files.length < STEP) return
  }
}
