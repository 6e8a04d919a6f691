import { useState } from 'react'
import { TriangleAlert } from 'lucide-react'
import type { BriefShown } from '../../contract/briefs.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { blockedWords, blockerWords } from './blocker-words.ts'
import styles from './BlockersBanner.module.css'

/** What keeps the brief from leaving, and the way to each item. Nothing once it may leave. */
export function BlockersBanner({
  brief,
  onGo,
}: {
  readonly brief: BriefShown
  readonly onGo: (entry: string) => void
}) {
  const [all, setAll] = useState(false)
  const blockers = brief.blockers.filter((each) => each.entry !== null)
  const [first] = blockers
  if (!first) return null
  return (
    <div className={styles.banner} role="status">
      <div className={styles.line}>
        <Icon of={TriangleAlert} />
        <span className={styles.words}>{blockedWords(blockers, brief)}</span>
        {blockers.length > 1 && (
          <Button small aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? 'Fold' : 'Show them'}
          </Button>
        )}
        {blockers.length === 1 && first.entry !== null && (
          <Button small onClick={() => onGo(first.entry ?? '')}>
            Go to item {first.number}
          </Button>
        )}
      </div>
      {all && blockers.length > 1 && <BlockerList brief={brief} onGo={onGo} />}
    </div>
  )
}

/** Every blocker with a way to go there. */
export function BlockerList({
  brief,
  onGo,
}: {
  readonly brief: BriefShown
  readonly onGo: (entry: string) => void
}) {
  return (
    <ul className={styles.list}>
      {brief.blockers.map((blocker) => (
        <li key={`${blocker.entry} ${blocker.code}`}>
          <span>{blockerWords(blocker, brief)}</span>
          {blocker.entry !== null && (
            <Button small onClick={() => onGo(blocker.entry ?? '')}>
              Go to item {blocker.number}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
