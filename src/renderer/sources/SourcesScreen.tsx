import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Ellipsis } from 'lucide-react'
import type { Source } from '../../contract/sources.ts'
import { act } from '../act.ts'
import { createKeptCell, useCell } from '../cell.ts'
import { engine, wordsOf } from '../client.ts'
import { minute } from '../desk/minute.ts'
import { filterFor } from '../desk/query-pieces.ts'
import { CommandButton } from '../frame/CommandButton.tsx'
import { useHandle, type SourcesHandle } from '../handles.ts'
import { goTo, type Place } from '../place.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { PaneHeader } from '../ui/PaneHeader.tsx'
import { Splitter } from '../ui/Splitter.tsx'
import { showToast } from '../ui/toasts.ts'
import { plural } from '../words.ts'
import { needsAnEye } from './health-words.ts'
import { sourceQueries } from './queries.ts'
import { addSourceList, saveSourceList } from './source-lists.ts'
import { SourceDetail } from './SourceDetail.tsx'
import { SourceRow } from './SourceRow.tsx'
import styles from './SourcesScreen.module.css'

const listWidth = createKeptCell('sources-width', 420)

/** The feeds that the desk follows: how each fares, and what is to be done about it. */
export function SourcesScreen({ place }: { readonly place: Extract<Place, { screen: 'sources' }> }) {
  const { data, error } = useQuery(sourceQueries.list())
  const now = useCell(minute)
  const width = useCell(listWidth)
  const [polled, setPolled] = useState<ReadonlySet<string>>(new Set())
  const list = useRef<HTMLUListElement>(null)
  const sources = useMemo(() => data?.sources ?? [], [data])
  const chosen = sources.find((each) => each.id === place.source) ?? sources[0] ?? null
  const choose = (source: string) => goTo({ screen: 'sources', source }, { replace: true })

  useEffect(() => {
    if (data && document.activeElement === document.body) list.current?.focus()
  }, [data])
  useEffect(() => {
    if (chosen) document.getElementById(`source-${chosen.id}`)?.scrollIntoView({ block: 'nearest' })
  }, [chosen])

  const poll = async (which: readonly Source[]) => {
    if (which.length === 0) return
    setPolled(new Set(which.map((each) => each.id)))
    try {
      const answer = await engine.sources.poll({ sources: which.map((each) => each.id), force: false })
      const [only] = answer.polled
      const brought = answer.polled.filter((each) => each.outcome === 'new').length
      showToast(
        answer.polled.length === 1 && only
          ? `${only.credited}: ${only.words}`
          : `Polled ${plural(answer.polled.length, 'source')}: ${brought} brought copy.`,
      )
    } catch (fault) {
      showToast(wordsOf(fault), { tone: 'refused' })
    } finally {
      setPolled(new Set())
    }
  }

  // The handle stays one object; what it does is that of the last drawing.
  const latest = useRef<SourcesHandle>(null)
  latest.current = {
    move(by) {
      const at = sources.findIndex((each) => each.id === chosen?.id)
      const next = sources[Math.min(sources.length - 1, Math.max(0, at + by))]
      if (next) choose(next.id)
    },
    poll(all) {
      void poll(all ? sources.filter((each) => !each.paused) : chosen ? [chosen] : [])
    },
    pauseOrResume() {
      if (chosen) void act(chosen.paused ? 'source.resume' : 'source.pause', { sources: [chosen.id] })
    },
    remove() {
      if (chosen) void act('source.remove', { sources: [chosen.id] })
    },
    showItems() {
      if (chosen) goTo({ screen: 'desk', q: filterFor('feed', chosen.credited), item: null })
    },
  }
  const handle = useMemo(
    (): SourcesHandle => ({
      move: (by) => latest.current?.move(by),
      poll: (all) => latest.current?.poll(all),
      pauseOrResume: () => latest.current?.pauseOrResume(),
      remove: () => latest.current?.remove(),
      showItems: () => latest.current?.showItems(),
    }),
    [],
  )
  useHandle('sources', handle)

  if (error) {
    return (
      <section className={styles.alone} aria-label="Sources followed" data-pane>
        <PaneHeader title="Sources" />
        <EmptyState title="The sources could not be listed.">{wordsOf(error)}</EmptyState>
      </section>
    )
  }
  if (!data) return null
  if (sources.length === 0) {
    return (
      <section className={styles.alone} aria-label="Sources followed" data-pane>
        <PaneHeader title="Sources" />
        <EmptyState
          title="No source is followed yet."
          actions={
            <>
              <CommandButton command="source.add" look="primary" />
              <Button onClick={addSourceList}>Add a list (OPML)…</Button>
            </>
          }
        >
          Add a feed by its address or that of its page, or drop the OPML file of another reader anywhere.
          Nothing is fetched before that.
        </EmptyState>
      </section>
    )
  }
  const troubled = sources.filter(needsAnEye).length
  return (
    <div className={styles.screen}>
      <section className={styles.list} style={{ width }} aria-label="Sources followed" data-pane>
        <PaneHeader
          title="Sources"
          detail={
            troubled > 0 ? `${troubled} of ${sources.length} need an eye` : `${sources.length} followed`
          }
        >
          <CommandButton command="source.add" words="Add" />
          <Menu align="end" trigger={<IconButton icon={Ellipsis} words="More for all sources" />}>
            <MenuItem onChoose={() => latest.current?.poll(true)}>Poll all now</MenuItem>
            <MenuItem onChoose={addSourceList}>Add a list (OPML)…</MenuItem>
            <MenuItem onChoose={() => void saveSourceList()}>Save all as a list (OPML)</MenuItem>
          </Menu>
        </PaneHeader>
        <ul
          ref={list}
          className={styles.rows}
          role="listbox"
          aria-label="Sources that are followed"
          aria-activedescendant={chosen ? `source-${chosen.id}` : undefined}
          tabIndex={0}
          data-pane-focus
        >
          {sources.map((source, index) => (
            <Grouped key={source.id} source={source} before={sources[index - 1]}>
              <SourceRow source={source} now={now} chosen={source.id === chosen?.id} onChoose={choose} />
            </Grouped>
          ))}
        </ul>
        {!data.polling && (
          <p className={styles.note}>
            No program polls these sources now. The desk’s window does while it is open.
          </p>
        )}
      </section>
      <Splitter
        words="Width of the list of sources"
        width={width}
        min={300}
        max={560}
        initial={420}
        onWidth={listWidth.set}
      />
      {chosen && <SourceDetail source={chosen} polling={polled.has(chosen.id)} now={now} />}
    </div>
  )
}

/** A row, under the name of its group where that begins. */
function Grouped({
  source,
  before,
  children,
}: {
  readonly source: Source
  readonly before: Source | undefined
  readonly children: ReactNode
}) {
  const begins = source.group !== (before ? before.group : null)
  return (
    <>
      {begins && (
        <li className={styles.group} role="presentation" dir="auto">
          {source.group ?? 'No group'}
        </li>
      )}
      {children}
    </>
  )
}
