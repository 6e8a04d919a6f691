import { useRef } from 'react'
import { ArrowDown, ArrowUp, ChevronDown, ChevronRight, Ellipsis, Trash2 } from 'lucide-react'
import type { BriefShown } from '../../contract/briefs.ts'
import { act } from '../act.ts'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem, MenuLine } from '../ui/Menu.tsx'
import { actOnBrief } from './act-on-brief.ts'
import { useSectionTarget } from './drag-entries.ts'
import { useSavedText } from './saved-text.ts'
import styles from './SectionHead.module.css'

/** The title of a section, edited where it stands; entries can be dropped on it. */
export function SectionHead({
  brief,
  section,
  folded,
  onFold,
}: {
  readonly brief: BriefShown
  readonly section: BriefShown['sections'][number]
  readonly folded: boolean
  readonly onFold: () => void
}) {
  const head = useRef<HTMLDivElement>(null)
  const over = useSectionTarget(section.id, head)
  const title = useSavedText(section.title, async (text) => {
    const acted = await actOnBrief(
      brief.id,
      'brief.editSection',
      { section: section.id, title: text.trim() },
      (shown) => ({
        ...shown,
        sections: shown.sections.map((each) =>
          each.id === section.id ? { ...each, title: text.trim() } : each,
        ),
      }),
      { quiet: true },
    )
    return acted !== null
  })
  const at = brief.sections.findIndex((each) => each.id === section.id)
  const name = section.title || 'Items'
  return (
    <div ref={head} className={[styles.head, over ? styles.over : ''].join(' ')}>
      <button
        type="button"
        className={styles.fold}
        aria-expanded={!folded}
        aria-label={`${folded ? 'Unfold' : 'Fold'} ${name}`}
        onClick={onFold}
      >
        <Icon of={folded ? ChevronRight : ChevronDown} size={14} />
      </button>
      <input
        id={`section-${section.id}`}
        className={styles.title}
        aria-label={`Title of section ${at + 1}`}
        placeholder="Section without a title"
        dir="auto"
        maxLength={200}
        autoComplete="off"
        value={title.value}
        onChange={(event) => title.type(event.target.value)}
        onBlur={title.leave}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur()
        }}
      />
      <span className={styles.count}>{section.entries.length}</span>
      <Menu
        align="end"
        trigger={<IconButton icon={Ellipsis} size={15} words={`More for the section ${name}`} />}
      >
        <MenuItem icon={ArrowUp} disabled={at === 0} onChoose={() => move(brief, at, -1)}>
          Move the section up
        </MenuItem>
        <MenuItem
          icon={ArrowDown}
          disabled={at === brief.sections.length - 1}
          onChoose={() => move(brief, at, 1)}
        >
          Move the section down
        </MenuItem>
        <MenuLine />
        <MenuItem
          icon={Trash2}
          disabled={brief.sections.length < 2}
          onChoose={() => void act('brief.removeSection', { section: section.id })}
        >
          Remove the section, keep its items
        </MenuItem>
      </Menu>
    </div>
  )
}

function move(brief: BriefShown, at: number, by: 1 | -1): void {
  const section = brief.sections[at]
  if (!section) return
  const before = by < 0 ? brief.sections[at - 1] : brief.sections[at + 2]
  void act('brief.moveSection', { section: section.id, before: before?.id ?? null })
}
