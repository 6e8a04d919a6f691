import { useQuery } from '@tanstack/react-query'
import { CircleStop, Layers, Play, Redo2, Undo2 } from 'lucide-react'
import type { Receipt } from '../../contract/imports.ts'
import { undo } from '../act.ts'
import { useCell } from '../cell.ts'
import { engine, wordsOf } from '../client.ts'
import { imports } from '../notices.ts'
import { goTo, hrefOf, type Place } from '../place.ts'
import { queryClient } from '../query-client.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PaneHeader } from '../ui/PaneHeader.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { showToast } from '../ui/toasts.ts'
import { clockTime, fullDay } from '../words.ts'
import { ranWhen, stateWords } from './outcome-words.ts'
import { receiptQueries } from './queries.ts'
import { redoImport } from './redo-import.ts'
import { ReceiptCounts } from './ReceiptCounts.tsx'
import { ReceiptFiles } from './ReceiptFiles.tsx'
import styles from './ReceiptScreen.module.css'

/** What became of an import, file by file. It is live while the import runs, and kept for later. */
export function ReceiptScreen({ place }: { readonly place: Extract<Place, { screen: 'receipt' }> }) {
  const live = useCell(imports).some((each) => each.import === place.receipt && each.state === 'running')
  const { data: receipt, error } = useQuery(receiptQueries.receipt(place.receipt, live))
  if (error) {
    return (
      <section className={styles.receipt} aria-label="Receipt" data-pane>
        <PaneHeader title="Receipt" />
        <EmptyState
          title="This receipt is not here."
          actions={<Button onClick={() => goTo({ screen: 'receipts' })}>All imports</Button>}
        >
          {wordsOf(error)}
        </EmptyState>
      </section>
    )
  }
  if (!receipt) return null
  const running = receipt.state === 'running'
  return (
    <section className={styles.receipt} aria-label="Receipt" data-pane>
      <PaneHeader
        title={receipt.name}
        detail={
          <span title={ranWhen(receipt)}>
            {stateWords(receipt)} · {fullDay(receipt.startedAt)}, {clockTime(receipt.startedAt)} · by{' '}
            <bdi>{receipt.by}</bdi>
          </span>
        }
      >
        {running && (
          <ProgressBar
            words={`Importing ${receipt.name}`}
            done={receipt.counts.files}
            total={receipt.filesTotal}
          />
        )}
        <ReceiptActions receipt={receipt} />
      </PaneHeader>
      <ReceiptCounts receipt={receipt} />
      <p className={styles.spoken} role="status">
        {running ? '' : stateWords(receipt)}
      </p>
      <ReceiptFiles key={receipt.id} receipt={receipt} />
    </section>
  )
}

function ReceiptActions({ receipt }: { readonly receipt: Receipt }) {
  const { counts, event } = receipt
  const landed = counts.imported + counts.version + counts.folded + counts.alreadyHere
  const ask = async (what: 'cancel' | 'resume') => {
    try {
      await engine.imports[what]({ import: receipt.id })
      await queryClient.invalidateQueries(receiptQueries.receipt(receipt.id, false))
    } catch (error) {
      showToast(wordsOf(error), { tone: 'refused' })
    }
  }
  return (
    <>
      {landed > 0 && !receipt.withdrawn && (
        <a className={styles.link} href={hrefOf({ screen: 'desk', q: `import:${receipt.id}`, item: null })}>
          <Layers size={15} strokeWidth={1.75} aria-hidden />
          Show the items
        </a>
      )}
      {receipt.state === 'running' && (
        <Button icon={CircleStop} onClick={() => void ask('cancel')}>
          Stop
        </Button>
      )}
      {receipt.state === 'interrupted' && (
        <Button look="primary" icon={Play} onClick={() => void ask('resume')}>
          Resume
        </Button>
      )}
      {event !== null && receipt.withdrawn && (
        <Button icon={Redo2} onClick={() => void redoImport(event)}>
          Redo
        </Button>
      )}
      {event !== null && !receipt.withdrawn && receipt.state !== 'running' && (
        <Button icon={Undo2} onClick={() => void undo(event)}>
          Undo this import
        </Button>
      )}
    </>
  )
}
