import { useEffect, useRef } from 'react'
import { useQuery } from '@tanstack/react-query'
import { ArticlePane } from '../article/ArticlePane.tsx'
import { createKeptCell, useCell } from '../cell.ts'
import type { Place } from '../place.ts'
import { queries } from '../queries.ts'
import { Splitter } from '../ui/Splitter.tsx'
import { openList, reading } from './desk-list.ts'
import { FirstRun } from './FirstRun.tsx'
import { ListPane } from './ListPane.tsx'
import styles from './DeskScreen.module.css'

const listWidth = createKeptCell('list-width', 476)

/** The desk: the list at the left, the item under the cursor at the right. */
export function DeskScreen({ place }: { readonly place: Extract<Place, { screen: 'desk' }> }) {
  const width = useCell(listWidth)
  const inReader = useCell(reading)
  const { data: status } = useQuery(queries.status())
  const opened = useRef<string | null>(null)
  useEffect(() => {
    if (opened.current === place.q) return
    opened.current = place.q
    void openList(place.q, place.item)
  }, [place])
  if (status && status.items.count === 0) return <FirstRun status={status} />
  return (
    <div className={styles.desk} data-reading={inReader || undefined}>
      <div className={styles.list} style={{ width }}>
        <ListPane />
      </div>
      <span className={styles.splitter}>
        <Splitter
          words="Width of the list"
          width={width}
          min={360}
          max={640}
          initial={476}
          onWidth={listWidth.set}
        />
      </span>
      <ArticlePane />
    </div>
  )
}
