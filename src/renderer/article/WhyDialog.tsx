import { useQuery } from '@tanstack/react-query'
import { wordsOf } from '../client.ts'
import { queries } from '../queries.ts'
import { Chip } from '../ui/Chip.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import styles from './WhyDialog.module.css'

/** Why an item is marked, or is not: what each signal looked for, and what it found. */
export function WhyDialog({ item, onClose }: { readonly item: string; readonly onClose: () => void }) {
  const { data, error } = useQuery(queries.why(item))
  const found = data?.signals.filter((each) => each.evidence.length > 0) ?? []
  const others = data?.signals.filter((each) => each.evidence.length === 0) ?? []
  return (
    <Dialog wide title="Why it is marked, or is not" onClose={onClose}>
      <div className={styles.why} tabIndex={0} role="group" aria-label="What the signals found">
        {error && <p role="alert">{wordsOf(error)}</p>}
        {data && (
          <>
            {data.marks.map((mark) => (
              <p key={mark.mark} className={styles.mark}>
                <Chip tone={mark.mark} suggested={!mark.marked}>
                  {mark.mark === 'syndicated' ? 'Syndicated' : 'Opinion'}
                </Chip>
                <span>{mark.words}</span>
              </p>
            ))}
            <h3>Found something</h3>
            {found.length === 0 && <p className={styles.none}>No signal found anything.</p>}
            <dl>
              {found.map((look) => (
                <div key={`${look.mark} ${look.signal}`}>
                  <dt>{look.looksFor}</dt>
                  <dd dir="auto">{look.words}</dd>
                </div>
              ))}
            </dl>
            <h3>Looked and found nothing</h3>
            <ul className={styles.others}>
              {others.map((look) => (
                <li key={`${look.mark} ${look.signal}`}>{look.looksFor}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Dialog>
  )
}
