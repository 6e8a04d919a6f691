import { useQuery } from '@tanstack/react-query'
import { CircleAlert, CircleCheck, CirclePause, CircleStop, LoaderCircle, Undo2 } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { Receipt } from '../../contract/imports.ts'
import { useCell } from '../cell.ts'
import { wordsOf } from '../client.ts'
import { minute } from '../desk/minute.ts'
import { CommandButton } from '../frame/CommandButton.tsx'
import { hrefOf } from '../place.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Icon } from '../ui/Icon.tsx'
import { LinkList } from '../ui/LinkList.tsx'
import { PaneHeader } from '../ui/PaneHeader.tsx'
import { age, plural } from '../words.ts'
import { countsLine, ranWhen, stateWords } from './outcome-words.ts'
import { receiptQueries } from './queries.ts'
import styles from './ReceiptsScreen.module.css'

/** All imports, newest first, each with what it brought. */
export function ReceiptsScreen() {
  const { data: receipts, error } = useQuery(receiptQueries.receipts())
  const now = useCell(minute)
  if (!receipts && !error) return null
  return (
    <section className={styles.receipts} aria-label="Imports" data-pane>
      <PaneHeader title="Imports" detail={receipts && plural(receipts.length, 'receipt')} />
      {error && <EmptyState title="The receipts could not be listed.">{wordsOf(error)}</EmptyState>}
      {receipts?.length === 0 && (
        <EmptyState title="Nothing was imported yet." actions={<CommandButton command="desk.import" />}>
          Drop files or a folder anywhere, or press I.
        </EmptyState>
      )}
      {receipts && receipts.length > 0 && (
        <LinkList className={styles.list}>
          {receipts.map((receipt) => (
            <li key={receipt.id}>
              <a href={hrefOf({ screen: 'receipt', receipt: receipt.id })}>
                <span className={styles.state} title={stateWords(receipt)}>
                  <Icon of={pictureOf(receipt)} size={16} />
                </span>
                <b dir="auto">{receipt.name}</b>
                <time dateTime={receipt.startedAt} title={ranWhen(receipt)}>
                  {age(receipt.startedAt, now)}
                </time>
                <span className={styles.detail}>
                  {receipt.state === 'done' && !receipt.withdrawn ? '' : `${stateWords(receipt)} · `}
                  {plural(receipt.counts.files, 'file')}: {countsLine(receipt.counts)} · by{' '}
                  <bdi>{receipt.by}</bdi>
                </span>
              </a>
            </li>
          ))}
        </LinkList>
      )}
    </section>
  )
}

function pictureOf(receipt: Receipt): LucideIcon {
  if (receipt.withdrawn) return Undo2
  if (receipt.state === 'running') return LoaderCircle
  if (receipt.state === 'interrupted') return CirclePause
  if (receipt.state === 'cancelled') return CircleStop
  return receipt.counts.refused > 0 ? CircleAlert : CircleCheck
}
