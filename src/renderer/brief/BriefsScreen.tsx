import { useQuery } from '@tanstack/react-query'
import { FileText, Plus } from 'lucide-react'
import { ask } from '../asks.ts'
import { useCell } from '../cell.ts'
import { currentBrief } from '../current-brief.ts'
import { hrefOf } from '../place.ts'
import { queries } from '../queries.ts'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Icon } from '../ui/Icon.tsx'
import { LinkList } from '../ui/LinkList.tsx'
import { PaneHeader } from '../ui/PaneHeader.tsx'
import { plural } from '../words.ts'
import styles from './BriefsScreen.module.css'

/** All briefs, to choose from or to begin another. */
export function BriefsScreen() {
  const { data: counts } = useQuery(queries.counts())
  const current = useCell(currentBrief)
  if (!counts) return null
  const { briefs } = counts
  const create = () => ask({ kind: 'brief', items: [] })
  return (
    <section className={styles.briefs} aria-label="All briefs" data-pane>
      <PaneHeader title="Briefs" detail={plural(briefs.length, 'brief')}>
        <Button icon={Plus} onClick={create}>
          New brief
        </Button>
      </PaneHeader>
      {briefs.length === 0 ? (
        <EmptyState
          title="No brief yet."
          actions={
            <Button look="primary" onClick={create}>
              New brief
            </Button>
          }
        >
          Press Shift B on a vetted item to begin one with it, or begin an empty one here.
        </EmptyState>
      ) : (
        <LinkList className={styles.list}>
          {briefs.map((brief) => (
            <li key={brief.id}>
              <a href={hrefOf({ screen: 'brief', brief: brief.id })}>
                <Icon of={FileText} size={16} />
                <b dir="auto">{brief.title}</b>
                {brief.id === current && <Chip tone="tag">B adds here</Chip>}
                <span>{plural(brief.entries, 'item')}</span>
              </a>
            </li>
          ))}
        </LinkList>
      )}
    </section>
  )
}
