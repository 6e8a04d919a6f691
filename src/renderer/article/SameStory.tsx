import { useQuery } from '@tanstack/react-query'
import { ArrowRight, Copy, Star } from 'lucide-react'
import type { ItemRow } from '../../contract/items.ts'
import type { StoryShown } from '../../contract/stories.ts'
import { keysOf } from '../frame/CommandButton.tsx'
import { hrefOf } from '../place.ts'
import { queries } from '../queries.ts'
import { Icon } from '../ui/Icon.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { ShareBar } from '../ui/ShareBar.tsx'
import { clockTime, exactTime } from '../words.ts'
import styles from './SameStory.module.css'

const COPIES_SHOWN = 8

/** The story of an item, once there is more than one copy of it. */
export function useStory(item: Pick<ItemRow, 'id' | 'story'>): StoryShown | undefined {
  const many = item.story !== null && item.story.size > 1
  const { data } = useQuery({ ...queries.story(item.id), enabled: many })
  return many && data && data.copies.length > 1 ? data : undefined
}

/** The copy that came first: by its own time where it has one. */
export function firstCopy(story: StoryShown): ItemRow | undefined {
  return story.copies
    .map((copy) => copy.item)
    .toSorted((left, right) => whenOf(left).localeCompare(whenOf(right)))[0]
}

export function whenOf(item: Pick<ItemRow, 'publishedAt' | 'arrivedAt'>): string {
  return item.publishedAt ?? item.arrivedAt
}

/** The foot of an item with copies: who else ran it, how much of the lead's text each carries, and when. */
export function SameStory({ item, story }: { readonly item: string; readonly story: StoryShown }) {
  const first = firstCopy(story)
  return (
    <section className={styles.story} aria-label="Same story">
      <h2>
        <Icon of={Copy} size={14} />
        Same story, {story.copies.length} copies
        {first && (
          <span>
            first at {first.source ?? 'no source'}, {clockTime(whenOf(first))}
          </span>
        )}
        <a className={styles.compare} href={hrefOf({ screen: 'story', item, with: null })}>
          Compare <Kbd keys={keysOf('item.compare') ?? ''} />
        </a>
      </h2>
      <ul>
        {story.copies.slice(0, COPIES_SHOWN).map((copy) => (
          <li key={copy.item.id}>
            <a
              className={styles.copy}
              href={hrefOf({ screen: 'story', item, with: copy.item.id })}
              aria-current={copy.item.id === item || undefined}
              title={copy.words}
            >
              <Icon
                of={copy.item.id === item ? ArrowRight : copy.item.id === story.lead ? Star : Copy}
                size={13}
              />
              <b dir="auto">{copy.item.source ?? copy.item.headline}</b>
              <ShareBar share={copy.share} />
              <span className={styles.number}>{Math.round(copy.share * 100)}%</span>
              <time className={styles.number} title={exactTime(whenOf(copy.item))}>
                {clockTime(whenOf(copy.item))}
              </time>
            </a>
          </li>
        ))}
      </ul>
      {story.copies.length > COPIES_SHOWN && (
        <a className={styles.rest} href={hrefOf({ screen: 'story', item, with: null })}>
          {story.copies.length - COPIES_SHOWN} more
        </a>
      )}
      <p className={styles.note}>Per cent: how much of the lead’s text a copy carries.</p>
    </section>
  )
}
