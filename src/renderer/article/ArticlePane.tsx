import { memo, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useQuery } from '@tanstack/react-query'
import { blockText } from '../../contract/block-text.ts'
import type { Role } from '../../contract/blocks.ts'
import type { ItemShown, ListedItem } from '../../contract/items.ts'
import type { MarkRow } from '../../contract/marks.ts'
import { act } from '../act.ts'
import { ask } from '../asks.ts'
import { useCell } from '../cell.ts'
import { wordsOf } from '../client.ts'
import { cursor, deskList, reading } from '../desk/desk-list.ts'
import { useHandle, type ReaderHandle } from '../handles.ts'
import { queries } from '../queries.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { MenuAt, MenuGroup, MenuItem } from '../ui/Menu.tsx'
import { showToast } from '../ui/toasts.ts'
import { ActionBar } from './ActionBar.tsx'
import { ArticleBlocks } from './ArticleBlocks.tsx'
import { ArticleFoot } from './ArticleFoot.tsx'
import { ArticleHead } from './ArticleHead.tsx'
import { EvidenceCard } from './EvidenceCard.tsx'
import { FindBar } from './FindBar.tsx'
import { findInBlocks, numberEvidence } from './marked-text.ts'
import { SameStory, useStory } from './SameStory.tsx'
import { changeTextSize, textSize } from './text-size.ts'
import styles from './ArticlePane.module.css'

/** The reader: the item under the cursor, drawn in the same pass as the list, so that both are seen at once. */
export function ArticlePane() {
  const at = useCell(cursor)
  // The row is the same object until something about it changes.
  const row = useSyncExternalStore(deskList.subscribe, () => (at ? deskList.row(at.id) : null))
  const shown = useQuery({ ...queries.item(at?.id ?? ''), enabled: at !== null })
  return (
    <section className={styles.pane} aria-label="Reader" data-pane>
      {row ? (
        <>
          <ActionBar spiked={row.state === 'spiked'} />
          <Article
            key={row.id}
            row={row}
            shown={shown.data}
            fault={shown.error ? wordsOf(shown.error) : null}
          />
        </>
      ) : (
        <EmptyState title="Nothing to read.">Choose an item in the list.</EmptyState>
      )}
    </section>
  )
}

const ROLES: readonly { readonly role: Role; readonly words: string }[] = [
  { role: 'body', words: 'Body: counts' },
  { role: 'credit', words: 'Credit: byline, agency line' },
  { role: 'notice', words: 'Notice: copyright, disclaimer' },
  { role: 'promo', words: 'Promotion: links, teasers' },
]

const Article = memo(function Article({
  row,
  shown,
  fault,
}: {
  readonly row: ListedItem
  readonly shown: ItemShown | undefined
  readonly fault: string | null
}) {
  const size = useCell(textSize)
  const body = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState<number | null>(null)
  const [finding, setFinding] = useState(false)
  const [wanted, setWanted] = useState('')
  const [activeHit, setActiveHit] = useState(0)
  const [roleOf, setRoleOf] = useState<{ blocks: readonly number[]; anchor: HTMLElement } | null>(null)
  const askRole = useCallback(
    (blocks: readonly number[], anchor: HTMLElement) => setRoleOf({ blocks, anchor }),
    [],
  )
  const story = useStory(row)

  const marks = useMemo(() => numberEvidence(shown?.marks ?? row.marks), [shown?.marks, row.marks])
  const cards = marks.filter(({ mark, findings }) => mark.status === 'suggested' || findings.length > 0)
  const suggestions = marks.filter(({ mark }) => mark.status === 'suggested')
  const current =
    suggestions.find(({ findings }) => findings.some((each) => each.number === active)) ??
    suggestions[0] ??
    null
  const hits = useMemo(
    () => (finding && shown ? findInBlocks(shown.blocks, blockText, wanted.trim()) : []),
    [finding, shown, wanted],
  )

  useEffect(() => {
    if (active !== null)
      body.current?.querySelector(`[data-evidence~="${active}"]`)?.scrollIntoView({ block: 'center' })
  }, [active])
  useEffect(() => {
    if (hits.length > 0) body.current?.querySelector(`#hit-${activeHit}`)?.scrollIntoView({ block: 'center' })
  }, [activeHit, hits])

  const decide = (mark: MarkRow, how: 'mark.confirm' | 'mark.reject') =>
    void act(how, { marks: [{ item: row.id, mark: mark.mark, blocks: mark.blocks }] })

  // The handle stays one object; what it does is that of the last drawing.
  const latest = useRef<Omit<ReaderHandle, 'item'>>(null)
  latest.current = {
    focus() {
      reading.set(true)
      // In a narrow window the reader is only shown by this; focus comes once it is.
      requestAnimationFrame(() => body.current?.focus({ preventScroll: true }))
    },
    page() {
      const { current: pane } = body
      if (!pane || pane.scrollTop + pane.clientHeight >= pane.scrollHeight - 4) return false
      pane.scrollBy({ top: pane.clientHeight - 64 })
      return true
    },
    stepEvidence(by) {
      const places = marks.flatMap((each) => each.findings).filter((each) => each.evidence.span)
      if (places.length === 0) return
      const now = places.findIndex((each) => each.number === active)
      const next = now < 0 ? (by > 0 ? 0 : places.length - 1) : (now + by + places.length) % places.length
      setActive(places[next]?.number ?? null)
    },
    find: () => setFinding(true),
    setTextSize: changeTextSize,
    confirm() {
      if (current) decide(current.mark, 'mark.confirm')
      else showToast('No mark is suggested here. M S marks syndicated, M O opinion.')
    },
    changeKind() {
      if (!current) showToast('No mark is here. M S marks syndicated, M O opinion.')
      else {
        const { mark, blocks, kind } = current.mark
        ask({ kind: 'markKind', mark: { item: row.id, mark, blocks }, now: kind })
      }
    },
    overrule() {
      if (current) decide(current.mark, 'mark.reject')
      else showToast('No mark is suggested here.')
    },
  }
  const rowNow = useRef(row)
  rowNow.current = row
  const handle = useMemo(
    (): ReaderHandle => ({
      item: () => rowNow.current,
      focus: () => latest.current?.focus(),
      page: () => latest.current?.page() ?? false,
      stepEvidence: (by) => latest.current?.stepEvidence(by),
      find: () => latest.current?.find(),
      setTextSize: (by) => latest.current?.setTextSize(by),
      confirm: () => latest.current?.confirm(),
      overrule: () => latest.current?.overrule(),
      changeKind: () => latest.current?.changeKind(),
    }),
    [],
  )
  useHandle('reader', handle)

  const setRole = (role: Role) => {
    if (roleOf) void act('item.setRole', { item: row.id, blocks: [...roleOf.blocks], role })
    setRoleOf(null)
  }

  return (
    <>
      {finding && (
        <FindBar
          wanted={wanted}
          at={activeHit}
          count={hits.length}
          onWanted={(next) => {
            setWanted(next)
            setActiveHit(0)
          }}
          onStep={(by) =>
            setActiveHit((now) => (hits.length === 0 ? 0 : (now + by + hits.length) % hits.length))
          }
          onClose={() => {
            setFinding(false)
            body.current?.focus({ preventScroll: true })
          }}
        />
      )}
      <div ref={body} className={styles.body} tabIndex={0} role="group" aria-label="Text" data-pane-focus>
        <article
          className={styles.column}
          lang={row.language ?? undefined}
          style={
            { '--copy': `${size}px`, '--copy-line': `${Math.round(size * 1.6)}px` } as React.CSSProperties
          }
        >
          <ArticleHead row={row} shown={shown} story={story} />
          {cards.map((each) => (
            <EvidenceCard
              key={`${each.mark.mark}${each.mark.blocks?.join('-') ?? ''}`}
              shown={each}
              current={each === current}
              active={active}
              onConfirm={() => decide(each.mark, 'mark.confirm')}
              onOverrule={() => {
                if (each.mark.status === 'suggested') decide(each.mark, 'mark.reject')
                else
                  void act('mark.clear', { items: [row.id], mark: each.mark.mark, blocks: each.mark.blocks })
              }}
              onStep={setActive}
            />
          ))}
          {shown ? (
            <ArticleBlocks
              blocks={shown.blocks}
              marks={marks}
              active={active}
              hits={hits}
              activeHit={finding ? activeHit : null}
              onRole={askRole}
            />
          ) : (
            fault && <p className={styles.fault}>{fault}</p>
          )}
          {shown?.blocks.length === 0 && <p className={styles.fault}>There is no text in this item.</p>}
          {story && <SameStory item={row.id} story={story} />}
          {shown && <ArticleFoot shown={shown} />}
        </article>
      </div>
      {roleOf && (
        <MenuAt anchor={roleOf.anchor} onClose={() => setRoleOf(null)}>
          <MenuGroup title="What this paragraph is">
            {ROLES.map(({ role, words }) => (
              <MenuItem
                key={role}
                checked={shown?.blocks[roleOf.blocks[0] ?? 0]?.role === role}
                onChoose={() => setRole(role)}
              >
                {words}
              </MenuItem>
            ))}
          </MenuGroup>
        </MenuAt>
      )}
    </>
  )
})
