import { memo } from 'react'
import { ArrowUp, Redo2, Undo2, X } from 'lucide-react'
import type { RefusalData } from '../../contract/errors.ts'
import type { HistoryEvent } from '../../contract/history.ts'
import { hrefOf } from '../place.ts'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { clockTimeSeconds, exactTime, formatNumber, withLocalTimes } from '../words.ts'
import styles from './EventRow.module.css'

/** One event as a sentence: when, who, what, about which item, and whether it still stands. */
export const EventRow = memo(function EventRow({
  event,
  refusal,
  onUndo,
  onGo,
  onDismiss,
}: {
  readonly event: HistoryEvent
  /** Why it could not be undone, once that was tried. */
  readonly refusal: RefusalData | null
  readonly onUndo: (event: number) => void
  readonly onGo: (event: number) => void
  readonly onDismiss: () => void
}) {
  const undone = event.undoneBy !== null
  // To undo an undo is to redo.
  const verb = event.action === 'undo' ? 'Redo' : 'Undo'
  const [item] = event.items
  const words = withLocalTimes(event.words)
  return (
    <div id={`event-${event.seq}`} className={styles.event} tabIndex={-1}>
      <time className={styles.time} dateTime={event.at} title={exactTime(event.at)}>
        {clockTimeSeconds(event.at)}
      </time>
      <bdi className={styles.actor} title={event.actor}>
        {event.actor}
      </bdi>
      <span className={styles.what}>
        {undone ? (
          <del className={styles.undone} dir="auto">
            {words}
          </del>
        ) : (
          <span className={styles.words} dir="auto">
            {words}
          </span>
        )}
        {event.headline !== null && item !== undefined && (
          <a
            className={styles.headline}
            href={hrefOf({ screen: 'desk', q: '', item })}
            title={`Read “${event.headline}” on the desk`}
            dir="auto"
          >
            {event.headline}
          </a>
        )}
        {event.itemCount > 1 && <span className={styles.more}>+{formatNumber(event.itemCount - 1)}</span>}
      </span>
      <span className={styles.state}>
        {event.undoneBy !== null && (
          <Chip tone="spiked" icon={Undo2}>
            Undone by event {event.undoneBy}
          </Chip>
        )}
      </span>
      <span className={styles.seq} title="Number of the event in the log">
        {event.seq}
      </span>
      <span className={styles.action}>
        {event.canUndo && (
          <Button
            look="quiet"
            small
            icon={verb === 'Redo' ? Redo2 : Undo2}
            aria-label={`${verb} event ${event.seq}: ${words}`}
            onClick={() => onUndo(event.seq)}
          >
            {verb}
          </Button>
        )}
      </span>
      {refusal && (
        <div className={styles.refusal} role="alert">
          <span>{withLocalTimes(refusal.words)}</span>
          {typeof refusal.event === 'number' && (
            <Button small icon={ArrowUp} onClick={() => onGo(refusal.event ?? 0)}>
              Go to event {refusal.event}
            </Button>
          )}
          <IconButton icon={X} size={14} words="Dismiss" onClick={onDismiss} />
        </div>
      )}
    </div>
  )
})

/** The heading of a day. */
export function DayRow({ day }: { readonly day: string }) {
  return <h2 className={styles.day}>{day}</h2>
}

/** The foot of what was loaded. */
export function OlderRow({ loading, onOlder }: { readonly loading: boolean; readonly onOlder: () => void }) {
  return (
    <div className={styles.older}>
      <Button onClick={onOlder} aria-disabled={loading}>
        Load older
      </Button>
    </div>
  )
}

/** The end of the list. */
export function EndRow({ words }: { readonly words: string }) {
  return <p className={styles.end}>{words}</p>
}
