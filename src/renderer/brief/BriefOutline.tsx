import { useEffect, useRef, useState } from 'react'
import { Ellipsis, FileCog, Plus, Trash2 } from 'lucide-react'
import type { BriefShown } from '../../contract/briefs.ts'
import { act } from '../act.ts'
import { CommandButton } from '../frame/CommandButton.tsx'
import { goTo } from '../place.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem, MenuLine } from '../ui/Menu.tsx'
import { plural } from '../words.ts'
import { actOnBrief } from './act-on-brief.ts'
import { BlockersBanner } from './BlockersBanner.tsx'
import { BriefDetails } from './BriefDetails.tsx'
import { useDrops, type Dropped } from './drag-entries.ts'
import { EntryRow } from './EntryRow.tsx'
import { entriesOf, placeBeside, withMoved } from './outline.ts'
import { PastExports } from './PastExports.tsx'
import { useSavedText } from './saved-text.ts'
import { SectionHead } from './SectionHead.tsx'
import styles from './BriefOutline.module.css'

/** The brief in order: sections and entries, one of them open. */
export function BriefOutline({
  brief,
  current,
  open,
  sourceShown,
  onOpen,
  onGo,
  onSource,
}: {
  readonly brief: BriefShown
  readonly current: string | null
  readonly open: string | null
  readonly sourceShown: boolean
  readonly onOpen: (entry: string, open: boolean) => void
  readonly onGo: (entry: string) => void
  readonly onSource: () => void
}) {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const [details, setDetails] = useState(false)
  const body = useRef<HTMLDivElement>(null)
  const count = entriesOf(brief).length

  const onDropped = useRef<(entry: string, on: Dropped) => void>(() => undefined)
  onDropped.current = (entry, on) => {
    const place =
      'section' in on
        ? {
            section: on.section,
            before:
              brief.sections
                .find((section) => section.id === on.section)
                ?.entries.find((each) => each.id !== entry)?.id ?? null,
          }
        : placeBeside(brief, entry, on.entry, on.edge)
    if (place)
      void actOnBrief(brief.id, 'brief.move', { entry, ...place }, (shown) => withMoved(shown, entry, place))
  }
  useDrops(onDropped)

  const made = useRef<string | null>(null)
  useEffect(() => {
    // A new section is named at once.
    const field = document.getElementById(`section-${made.current}`)
    if (!(field instanceof HTMLInputElement)) return
    made.current = null
    field.focus()
    field.select()
  }, [brief.sections])
  const addSection = async () => {
    const acted = await act('brief.addSection', { brief: brief.id, title: 'New section' }, { quiet: true })
    made.current = acted?.made['section'] ?? null
  }
  useEffect(() => {
    if (document.activeElement === document.body) body.current?.focus({ preventScroll: true })
  }, [])

  const blocked = new Set(brief.blockers.map((blocker) => blocker.entry))
  return (
    <section className={styles.outline} aria-label="Outline" data-pane>
      <header className={styles.header}>
        <Title brief={brief} />
        <span className={styles.detail}>
          {plural(count, 'item')}, {plural(brief.words, 'word')}
        </span>
        <span className={styles.gap} />
        <Button look="quiet" icon={Plus} onClick={() => void addSection()}>
          Section
        </Button>
        <CommandButton command="brief.addItems" look="quiet" words="Add" />
        <Menu align="end" trigger={<IconButton icon={Ellipsis} words="More for this brief" />}>
          <MenuItem icon={FileCog} checked={details} onChoose={() => setDetails(!details)}>
            Note and language
          </MenuItem>
          <MenuLine />
          <MenuItem
            icon={Trash2}
            onChoose={() =>
              void act('brief.remove', { brief: brief.id }).then((acted) => {
                if (acted) goTo({ screen: 'briefs' }, { replace: true })
              })
            }
          >
            Remove this brief
          </MenuItem>
        </Menu>
      </header>
      <BlockersBanner brief={brief} onGo={onGo} />
      <div
        ref={body}
        className={styles.body}
        tabIndex={-1}
        role="group"
        aria-label="Sections and items"
        data-pane-focus
      >
        {(details || brief.note !== '') && <BriefDetails brief={brief} />}
        {count === 0 && (
          <div className={styles.empty}>
            <EmptyState
              title="An empty brief."
              actions={<CommandButton command="brief.addItems" words="Add items" />}
            >
              Press B on a vetted item, or A here.
            </EmptyState>
          </div>
        )}
        {(count > 0 || brief.sections.length > 1) &&
          brief.sections.map((section) => (
            <section key={section.id} className={styles.section} aria-label={section.title || 'Items'}>
              <SectionHead
                brief={brief}
                section={section}
                folded={folded.has(section.id)}
                onFold={() => {
                  const next = new Set(folded)
                  if (!next.delete(section.id)) next.add(section.id)
                  setFolded(next)
                }}
              />
              {!folded.has(section.id) && (
                <ol>
                  {section.entries.map((entry) => (
                    <EntryRow
                      key={entry.id}
                      brief={brief}
                      entry={entry}
                      current={entry.id === current}
                      open={entry.id === open}
                      blocked={blocked.has(entry.id)}
                      onOpen={onOpen}
                      onSource={onSource}
                      sourceShown={sourceShown}
                    />
                  ))}
                </ol>
              )}
              {!folded.has(section.id) && section.entries.length === 0 && (
                <p className={styles.none}>Nothing in this section. Drag an item onto its title.</p>
              )}
            </section>
          ))}
        <PastExports brief={brief} />
      </div>
    </section>
  )
}

/** The title of the brief, edited where it stands. An emptied one is not taken. */
function Title({ brief }: { readonly brief: BriefShown }) {
  const title = useSavedText(brief.title, async (text) => {
    const given = text.trim()
    if (given === '') return true
    const acted = await actOnBrief(
      brief.id,
      'brief.edit',
      { brief: brief.id, title: given },
      (shown) => ({ ...shown, title: given }),
      { quiet: true },
    )
    return acted !== null
  })
  return (
    <>
      <h1 className={styles.spoken}>{brief.title}</h1>
      <span className={styles.title} data-text={title.value || 'Title'}>
        <input
          aria-label="Title of the brief"
          dir="auto"
          size={1}
          maxLength={300}
          autoComplete="off"
          placeholder="Title"
          value={title.value}
          onChange={(event) => title.type(event.target.value)}
          onBlur={title.leave}
          onKeyDown={(event) => {
            if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur()
          }}
        />
      </span>
    </>
  )
}
