import { memo, useRef } from 'react'
import {
  ArrowDown,
  ArrowUp,
  Check,
  CircleCheck,
  CircleDashed,
  CornerDownRight,
  Ellipsis,
  FolderInput,
  GripVertical,
  SquareArrowOutUpRight,
  Trash2,
} from 'lucide-react'
import type { BriefEntry, BriefShown } from '../../contract/briefs.ts'
import { act } from '../act.ts'
import { whenOf } from '../article/SameStory.tsx'
import { useCell } from '../cell.ts'
import { EmbargoChip, LapsedChip, MarkChips } from '../desk/item-chips.tsx'
import { minute } from '../desk/minute.ts'
import { StateChip } from '../desk/StateChip.tsx'
import { keysOf } from '../frame/CommandButton.tsx'
import { goTo } from '../place.ts'
import { Chip } from '../ui/Chip.tsx'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuGroup, MenuItem, MenuLine } from '../ui/Menu.tsx'
import { clockTime, exactTime } from '../words.ts'
import { actOnBrief } from './act-on-brief.ts'
import { useDraggableEntry } from './drag-entries.ts'
import { EntryEditor } from './EntryEditor.tsx'
import { stepOf, withMoved, type EntryPlace } from './outline.ts'
import styles from './EntryRow.module.css'

/** One entry of the outline; the open one is edited in place. */
export const EntryRow = memo(function EntryRow({
  brief,
  entry,
  current,
  open,
  blocked,
  onOpen,
  onSource,
  sourceShown,
}: {
  readonly brief: BriefShown
  readonly entry: BriefEntry
  readonly current: boolean
  readonly open: boolean
  /** Keeps the brief from leaving. */
  readonly blocked: boolean
  readonly onOpen: (entry: string, open: boolean) => void
  readonly onSource: () => void
  readonly sourceShown: boolean
}) {
  const row = useRef<HTMLLIElement>(null)
  const grip = useRef<HTMLSpanElement>(null)
  const now = useCell(minute)
  const { dragged, edge } = useDraggableEntry(entry.id, row, grip)
  const { item } = entry
  const at = whenOf(item)
  return (
    <li
      ref={row}
      id={`entry-${entry.id}`}
      className={[
        styles.entry,
        current || open ? styles.current : '',
        dragged ? styles.dragged : '',
        edge ? styles[edge] : '',
      ].join(' ')}
    >
      <span ref={grip} className={styles.grip} title="Drag to another place, or press Alt ↑ or Alt ↓">
        <Icon of={GripVertical} size={14} />
      </span>
      <span className={styles.number}>{entry.number}</span>
      <button
        type="button"
        className={styles.headline}
        aria-expanded={open}
        data-entry-button
        onClick={() => onOpen(entry.id, !open)}
      >
        <span dir="auto">{entry.headline}</span>
      </button>
      <span className={styles.end}>
        {entry.vetted && open && !blocked && (
          <span className={styles.vetted} title={`Vetted by ${entry.vetted.by}`}>
            <Icon of={CircleCheck} weight={2} />
          </span>
        )}
        <EntryMenu brief={brief} entry={entry} />
      </span>
      <span className={styles.meta}>
        <span className={styles.facts}>
          <bdi>{item.source ?? 'source not stated'}</bdi>
          {' · '}
          <time title={exactTime(at)}>{clockTime(at)}</time>
          {open && entry.vetted && (
            <>
              {' · '}
              <span title={exactTime(entry.vetted.at)}>
                vetted by <bdi>{entry.vetted.by}</bdi> {clockTime(entry.vetted.at)}
              </span>
            </>
          )}
        </span>
        {item.state === 'new' && !item.lapsed && (
          <Chip tone="held" icon={CircleDashed}>
            Not vetted
          </Chip>
        )}
        {!(open && entry.vetted && item.state === 'vetted') && <StateChip state={item.state} />}
        <LapsedChip row={item} />
        <EmbargoChip row={item} now={now} />
        <MarkChips row={item} />
      </span>
      {open && (
        <div className={styles.editor}>
          <EntryEditor brief={brief.id} entry={entry} onSource={onSource} sourceShown={sourceShown} />
        </div>
      )}
    </li>
  )
})

function EntryMenu({ brief, entry }: { readonly brief: BriefShown; readonly entry: BriefEntry }) {
  const { item } = entry
  const move = (place: EntryPlace | null) => {
    if (place)
      void actOnBrief(brief.id, 'brief.move', { entry: entry.id, ...place }, (shown) =>
        withMoved(shown, entry.id, place),
      )
  }
  const up = stepOf(brief, entry.id, -1)
  const down = stepOf(brief, entry.id, 1)
  const others = brief.sections.filter((section) => section.id !== entry.section)
  return (
    <span className={styles.more}>
      <Menu
        align="end"
        trigger={<IconButton icon={Ellipsis} size={15} words={`More for item ${entry.number}`} />}
      >
        <MenuItem
          icon={ArrowUp}
          keys={keysOf('brief.moveUp')}
          disabled={up === null}
          onChoose={() => move(up)}
        >
          Move up
        </MenuItem>
        <MenuItem
          icon={ArrowDown}
          keys={keysOf('brief.moveDown')}
          disabled={down === null}
          onChoose={() => move(down)}
        >
          Move down
        </MenuItem>
        {others.length > 0 && (
          <MenuGroup title="Move to section">
            {others.map((section) => (
              <MenuItem
                key={section.id}
                icon={FolderInput}
                onChoose={() => move({ section: section.id, before: null })}
              >
                {section.title || 'Items'}
              </MenuItem>
            ))}
          </MenuGroup>
        )}
        <MenuLine />
        {item.state !== 'vetted' && (
          <MenuItem icon={Check} onChoose={() => void act('item.vet', { items: [item.id] })}>
            Vet the item
          </MenuItem>
        )}
        <MenuItem
          icon={SquareArrowOutUpRight}
          onChoose={() => goTo({ screen: 'desk', q: '', item: item.id })}
        >
          Read on the desk
        </MenuItem>
        {item.story && item.story.size > 1 && (
          <MenuItem
            icon={CornerDownRight}
            onChoose={() => goTo({ screen: 'story', item: item.id, with: null })}
          >
            Compare copies
          </MenuItem>
        )}
        <MenuLine />
        <MenuItem icon={Trash2} onChoose={() => void act('brief.drop', { entries: [entry.id] })}>
          Remove from the brief
        </MenuItem>
      </Menu>
    </span>
  )
}
