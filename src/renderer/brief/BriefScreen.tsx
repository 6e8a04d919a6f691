import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { BriefFormat, BriefShown } from '../../contract/briefs.ts'
import { createKeptCell, useCell } from '../cell.ts'
import { refusalOf, wordsOf } from '../client.ts'
import { currentBrief } from '../current-brief.ts'
import { useHandle, type BriefHandle } from '../handles.ts'
import { goTo, type Place } from '../place.ts'
import { queryClient } from '../query-client.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PaneHeader } from '../ui/PaneHeader.tsx'
import { Splitter } from '../ui/Splitter.tsx'
import { actOnBrief } from './act-on-brief.ts'
import { AddItems } from './AddItems.tsx'
import { BriefOutline } from './BriefOutline.tsx'
import { exportBrief } from './export-brief.ts'
import { ExportRefused } from './ExportRefused.tsx'
import { entriesOf, stepOf, withMoved } from './outline.ts'
import { allFormats, PreviewPane, type Beside } from './PreviewPane.tsx'
import { briefQueries } from './queries.ts'
import { flushTyped } from './saved-text.ts'
import styles from './BriefScreen.module.css'

const outlineWidth = createKeptCell('outline-width', 520)

/** A brief: its outline at the left, the page as it will leave at the right. */
export function BriefScreen({ place }: { readonly place: Extract<Place, { screen: 'brief' }> }) {
  const { data: brief, error } = useQuery(briefQueries.brief(place.brief))
  const here = brief !== undefined
  useEffect(() => {
    if (here) currentBrief.set(place.brief)
  }, [here, place.brief])
  if (error && (!brief || refusalOf(error)?.code === 'NOT_FOUND')) {
    return (
      <section className={styles.missing} aria-label="Brief" data-pane>
        <PaneHeader title="Brief" />
        <EmptyState
          title="This brief is not here."
          actions={<Button onClick={() => goTo({ screen: 'briefs' })}>All briefs</Button>}
        >
          {wordsOf(error)}
        </EmptyState>
      </section>
    )
  }
  return brief ? <Brief key={brief.id} brief={brief} /> : null
}

function Brief({ brief }: { readonly brief: BriefShown }) {
  const width = useCell(outlineWidth)
  const [current, setCurrent] = useState<string | null>(null)
  const [open, setOpen] = useState<string | null>(null)
  const [beside, setBeside] = useState<Beside>('preview')
  const [asking, setAsking] = useState<'add' | 'refused' | null>(null)
  const entries = entriesOf(brief)
  const opened = entries.find((entry) => entry.id === open) ?? null

  const goToEntry = useCallback((entry: string, andOpen: boolean) => {
    setCurrent(entry)
    if (andOpen) setOpen(entry)
    // The row is there in the next frame at the latest.
    requestAnimationFrame(() => {
      const row = document.getElementById(`entry-${entry}`)
      row?.scrollIntoView({ block: 'nearest' })
      row?.querySelector<HTMLElement>('[data-entry-button]')?.focus({ preventScroll: true })
    })
  }, [])
  const onGo = useCallback((entry: string) => goToEntry(entry, true), [goToEntry])
  const onOpen = useCallback((entry: string, isOpen: boolean) => {
    setCurrent(entry)
    setOpen(isOpen ? entry : null)
  }, [])
  const onSource = useCallback(() => setBeside((now) => (now === 'source' ? 'preview' : 'source')), [])
  const onExport = (formats: readonly BriefFormat[]) => {
    void exportBrief(brief.id, formats).then(async (left) => {
      if (left) return
      // What stands in the way is asked for anew, for an embargo may have come to its end since.
      await queryClient.invalidateQueries(briefQueries.brief(brief.id))
      setAsking('refused')
    })
  }

  // The handle stays one object; what it does is that of the last drawing.
  const latest = useRef<BriefHandle>(null)
  latest.current = {
    add: () => setAsking('add'),
    move(by) {
      const now = entries.findIndex((entry) => entry.id === current)
      const next = entries[now < 0 ? (by > 0 ? 0 : entries.length - 1) : now + by]
      if (next) goToEntry(next.id, false)
    },
    moveEntry(by) {
      const entry = open ?? current
      const to = entry === null ? null : stepOf(brief, entry, by)
      if (entry === null || to === null) return
      void actOnBrief(brief.id, 'brief.move', { entry, ...to }, (shown) => withMoved(shown, entry, to))
    },
    doneEditing() {
      void flushTyped()
      const entry = open ?? current
      setOpen(null)
      if (entry !== null) goToEntry(entry, false)
    },
    exportBrief: () => onExport(allFormats),
  }
  const handle = useMemo(
    (): BriefHandle => ({
      add: () => latest.current?.add(),
      move: (by) => latest.current?.move(by),
      moveEntry: (by) => latest.current?.moveEntry(by),
      doneEditing: () => latest.current?.doneEditing(),
      exportBrief: () => latest.current?.exportBrief(),
    }),
    [],
  )
  useHandle('brief', handle)

  return (
    <div className={styles.brief}>
      <div className={styles.outline} style={{ width }}>
        <BriefOutline
          brief={brief}
          current={current}
          open={open}
          sourceShown={opened !== null && beside === 'source'}
          onOpen={onOpen}
          onGo={onGo}
          onSource={onSource}
        />
      </div>
      <Splitter
        words="Width of the outline"
        width={width}
        min={400}
        max={680}
        initial={520}
        onWidth={outlineWidth.set}
      />
      <PreviewPane
        brief={brief.id}
        source={opened && { item: opened.item.id, number: opened.number }}
        beside={beside}
        onBeside={setBeside}
        onExport={onExport}
      />
      {asking === 'add' && (
        <AddItems
          brief={brief}
          section={entries.find((entry) => entry.id === current)?.section}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'refused' && <ExportRefused brief={brief} onGo={onGo} onClose={() => setAsking(null)} />}
    </div>
  )
}
