import { useEffect, useRef } from 'react'
import { CircleHelp, Copy, Scissors, Star, X } from 'lucide-react'
import type { ItemRow } from '../../contract/items.ts'
import type { StoryCopy, StoryShown } from '../../contract/stories.ts'
import { whenOf } from '../article/SameStory.tsx'
import { MarkChips } from '../desk/item-chips.tsx'
import { StateChip } from '../desk/StateChip.tsx'
import { goToDesk } from '../place.ts'
import { Chip } from '../ui/Chip.tsx'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { PaneHeader } from '../ui/PaneHeader.tsx'
import { ShareBar } from '../ui/ShareBar.tsx'
import { clockTime, exactTime, formatNumber, plural } from '../words.ts'
import { copyWords } from './copy-words.ts'
import { RelatedItems } from './RelatedItems.tsx'
import { StoryTimeline } from './StoryTimeline.tsx'
import { ToldApart } from './ToldApart.tsx'
import styles from './CopiesPane.module.css'

/** A copy that carries less of the lead's text than this is called a part of it. */
const PART = 0.6

/**
 * Who ran the story: the lead starred, then the copies, earliest first, each with how much of the lead's text it
 * carries. `guest` is an item of another story that is laid beside this one.
 */
export function CopiesPane({
  story,
  guest,
  chosen,
  onChoose,
}: {
  readonly story: StoryShown
  readonly guest: ItemRow | null
  /** The copy at the right of the comparison. */
  readonly chosen: string | null
  readonly onChoose: (item: string) => void
}) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    if (document.activeElement === document.body) list.current?.focus()
  }, [])
  useEffect(() => {
    if (chosen) document.getElementById(`copy-${chosen}`)?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const sources = new Set(story.copies.map((copy) => copy.item.source ?? copy.item.id)).size
  return (
    <section className={styles.pane} aria-label="Copies" data-pane>
      <PaneHeader
        title="Story"
        detail={`${plural(story.copies.length, 'copy', 'copies')}, ${plural(sources, 'source')}`}
      >
        <IconButton icon={X} words="Back to the desk" keys="Esc" onClick={goToDesk} />
      </PaneHeader>
      <div className={styles.body}>
        <StoryTimeline story={story} chosen={chosen} onChoose={onChoose} />
        <ul
          ref={list}
          className={styles.list}
          role="listbox"
          aria-label="Copies of the story"
          aria-activedescendant={chosen ? `copy-${chosen}` : undefined}
          tabIndex={0}
          data-pane-focus
        >
          {story.copies.map((copy) => (
            <CopyRow
              key={copy.item.id}
              copy={copy}
              story={story}
              chosen={copy.item.id === chosen}
              onChoose={onChoose}
            />
          ))}
          {guest && (
            <li
              id={`copy-${guest.id}`}
              role="option"
              aria-selected
              className={`${styles.copy} ${styles.chosen}`}
            >
              <span className={styles.who}>
                <Icon of={CircleHelp} />
                <b dir="auto">{guest.source ?? 'no source'}</b>
                <Chip tone="story" suggested icon={Copy}>
                  Together?
                </Chip>
                <time title={exactTime(whenOf(guest))}>{clockTime(whenOf(guest))}</time>
              </span>
              <span className={styles.carries}>
                <span className={styles.why} dir="auto">
                  not in this story: {guest.headline}
                </span>
              </span>
            </li>
          )}
        </ul>
        <p className={styles.note}>
          Bars show how much of the lead’s text each copy carries. Your merges and splits stay; new copy never
          undoes them.
        </p>
        <RelatedItems story={story} />
        <ToldApart story={story} />
      </div>
    </section>
  )
}

function CopyRow({
  copy,
  story,
  chosen,
  onChoose,
}: {
  readonly copy: StoryCopy
  readonly story: StoryShown
  readonly chosen: boolean
  readonly onChoose: (item: string) => void
}) {
  const { item, share } = copy
  const leads = item.id === story.lead
  return (
    <li
      id={`copy-${item.id}`}
      role="option"
      aria-selected={chosen}
      aria-disabled={leads || undefined}
      className={[
        styles.copy,
        chosen ? styles.chosen : '',
        item.state === 'spiked' ? styles.spiked : '',
      ].join(' ')}
      onClick={() => {
        if (!leads) onChoose(item.id)
      }}
    >
      <span className={styles.who}>
        <Icon of={leads ? Star : share < PART ? Scissors : Copy} />
        <b dir="auto">{item.source ?? 'no source'}</b>
        <StateChip state={item.state} />
        <MarkChips row={item} bare={item.state !== 'new'} />
        <time title={exactTime(whenOf(item))}>{clockTime(whenOf(item))}</time>
      </span>
      <span className={styles.carries}>
        <span className={styles.bar}>
          <ShareBar share={share} />
        </span>
        <span className={styles.share}>{Math.round(share * 100)}%</span>
        <span className={styles.why} title={copy.words}>
          {copyWords(copy, story)}
        </span>
        <span className={styles.words} title={plural(item.wordCount, 'word')}>
          {formatNumber(item.wordCount)} w
        </span>
      </span>
    </li>
  )
}
