import type { Receipt } from '../../contract/imports.ts'
import { Icon } from '../ui/Icon.tsx'
import { formatNumber, plural } from '../words.ts'
import { countWords, itemOutcomes, outcomes } from './outcome-words.ts'
import styles from './ReceiptCounts.module.css'

/** What became of every item; the five make up the whole. */
export function ReceiptCounts({ receipt }: { readonly receipt: Receipt }) {
  const { counts } = receipt
  return (
    <dl className={styles.counts}>
      {itemOutcomes.map((outcome) => (
        <div key={outcome} className={styles.count} data-none={counts[outcome] === 0 || undefined}>
          <dt>
            <span className={styles[outcome]}>
              <Icon of={outcomes[outcome].icon} size={14} weight={2} />
            </span>
            {countWords[outcome]}
          </dt>
          <dd>{formatNumber(counts[outcome])}</dd>
        </div>
      ))}
      <div className={styles.sum}>
        <dt>
          in {plural(counts.files, 'file')}
          {receipt.filesTotal !== null && receipt.filesTotal !== counts.files
            ? ` of ${formatNumber(receipt.filesTotal)}`
            : ''}
        </dt>
        <dd>
          <span aria-hidden>= </span>
          {plural(counts.items, 'item')}
        </dd>
      </div>
    </dl>
  )
}
