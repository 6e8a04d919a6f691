import { CircleAlert, Newspaper, Pause, Play, RefreshCw, Trash2 } from 'lucide-react'
import type { Source } from '../../contract/sources.ts'
import { keysOf } from '../frame/CommandButton.tsx'
import { handles } from '../handles.ts'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Icon } from '../ui/Icon.tsx'
import { withLocalTimes } from '../words.ts'
import { healthLooks } from './health-words.ts'
import { SourceFacts } from './SourceFacts.tsx'
import { SourceForm } from './SourceForm.tsx'
import styles from './SourceDetail.module.css'

/** One source: how it fares and why, what is to be done, and what the desk has set for it. */
export function SourceDetail({
  source,
  polling,
  now,
}: {
  readonly source: Source
  /** It is being polled at this moment. */
  readonly polling: boolean
  readonly now: Date
}) {
  const look = healthLooks[source.health]
  const alarm = source.failure ?? source.silence
  return (
    <section className={styles.pane} aria-label={source.credited} data-pane>
      <div className={styles.bar} role="toolbar" aria-label="Source">
        <Button
          icon={RefreshCw}
          keys={keysOf('source.poll')}
          disabled={polling}
          onClick={() => handles.sources?.poll(false)}
        >
          {polling ? 'Polling…' : 'Poll now'}
        </Button>
        <Button
          icon={source.paused ? Play : Pause}
          keys={keysOf('source.pause')}
          onClick={() => handles.sources?.pauseOrResume()}
        >
          {source.paused ? 'Resume' : 'Pause'}
        </Button>
        <Button icon={Newspaper} keys={keysOf('source.items')} onClick={() => handles.sources?.showItems()}>
          Its copy
        </Button>
        <span className={styles.gap} />
        <Button
          look="quiet"
          icon={Trash2}
          keys={keysOf('source.remove')}
          onClick={() => handles.sources?.remove()}
        >
          Remove
        </Button>
      </div>
      <div className={styles.body} tabIndex={0} role="group" aria-label="Source in full">
        <h2 className={styles.title} dir="auto">
          {source.credited}
        </h2>
        <p className={styles.line}>
          <Chip tone={look.tone} icon={look.icon}>
            {look.words}
          </Chip>
          <span>{withLocalTimes(source.words)}</span>
        </p>
        {alarm && (
          <p className={styles.alarm} role="status">
            <Icon of={CircleAlert} size={16} />
            <span>{withLocalTimes(alarm.words)}</span>
          </p>
        )}
        <h3>Health</h3>
        <SourceFacts source={source} now={now} />
        <h3>Settings</h3>
        <SourceForm key={source.id} source={source} />
      </div>
    </section>
  )
}
