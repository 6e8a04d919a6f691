import { Fragment } from 'react'
import { ChevronLeft, File, Rss, TriangleAlert } from 'lucide-react'
import { hasTime, type DatePrecision } from '../../contract/date-precision.ts'
import type { ItemShown, ListedItem } from '../../contract/items.ts'
import type { StoryShown } from '../../contract/stories.ts'
import { useCell } from '../cell.ts'
import { commandOf } from '../commands.ts'
import { EmbargoChip, LapsedChip, MarkChip, WireStatusChip } from '../desk/item-chips.tsx'
import { minute } from '../desk/minute.ts'
import { Chip } from '../ui/Chip.tsx'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { clockTime, exactTime, formatNumber, fullDay, fullTime, languageName, listOf } from '../words.ts'
import { firstCopy, whenOf } from './SameStory.tsx'
import { stateChips } from './state-chips.tsx'
import { WireFacts } from './WireFacts.tsx'
import styles from './ArticleHead.module.css'

/** Where it came from, its headline, and the line beneath; the row carries it until the item is there. */
export function ArticleHead({
  row,
  shown,
  story,
}: {
  readonly row: ListedItem
  readonly shown: ItemShown | undefined
  readonly story: StoryShown | undefined
}) {
  const now = useCell(minute)
  const correct = commandOf('item.correct')
  return (
    <header>
      <Chain row={row} shown={shown} story={story} />
      <h1 className={styles.headline} dir="auto">
        {row.headline}
      </h1>
      {row.headlineMade && (
        <p className={styles.made}>The file has no headline. This one is made from the first sentence.</p>
      )}
      <div className={styles.line}>
        <span dir="auto">{row.byline ? `By ${row.byline.replace(/^by\s+/i, '')}` : 'No byline'}</span>
        <i aria-hidden>|</i>
        <Published row={row} shown={shown} />
        <i aria-hidden>|</i>
        <span>{formatNumber(row.wordCount)} words</span>
        {row.language && (
          <>
            <i aria-hidden>|</i>
            <span>{languageName(row.language)}</span>
          </>
        )}
        {stateChips(row, shown)}
        <WireStatusChip row={row} />
        <EmbargoChip row={row} now={now} />
        <LapsedChip row={row} />
        {row.marks
          .filter((mark) => mark.status === 'confirmed' && mark.blocks === null)
          .map((mark) => (
            <MarkChip key={mark.mark} mark={mark} />
          ))}
        {row.tags.map((tag) => (
          <Chip key={tag} tone="tag">
            {tag}
          </Chip>
        ))}
        <span className={styles.correct}>
          {correct.icon && (
            <IconButton icon={correct.icon} size={14} words={correct.words} onClick={correct.run} />
          )}
        </span>
      </div>
      {shown && <WireFacts shown={shown} />}
      {shown && shown.corrected.length > 0 && (
        <p className={styles.small}>
          Corrected by hand:{' '}
          {listOf.format(
            shown.corrected.map(
              ({ field, read }) => `${FIELD_WORDS[field]} (the file: ${readWords(field, read)})`,
            ),
          )}
          .
        </p>
      )}
      {shown?.warnings.map((warning) => (
        <p key={warning.code + warning.words} className={styles.warning}>
          <Icon of={TriangleAlert} size={13} />
          <span>{warning.words}</span>
        </p>
      ))}
    </header>
  )
}

const FIELD_WORDS = { headline: 'headline', byline: 'byline', publishedAt: 'date', source: 'source' } as const

function readWords(field: keyof typeof FIELD_WORDS, read: string | null): string {
  if (read === null || read === '') return 'none'
  return field === 'publishedAt' ? fullTime(read) : `“${read}”`
}

function Published({ row, shown }: { readonly row: ListedItem; readonly shown: ItemShown | undefined }) {
  if (!row.publishedAt) return <span>Date not stated</span>
  const found = shown?.dates.published
  const stated = found && found.value === row.publishedAt ? found : null
  const title = stated
    ? `In the file: “${stated.text}”${stated.zone === null && hasTime(stated.precision) ? ', without a zone: UTC was taken' : ''}`
    : exactTime(row.publishedAt)
  return (
    <time dateTime={row.publishedAt} title={title} className={styles.number}>
      {publishedWords(row.publishedAt, stated?.precision ?? 'second')}
    </time>
  )
}

function publishedWords(at: string, precision: DatePrecision): string {
  if (hasTime(precision)) return fullTime(at)
  // Of a year or a month the value is its first moment in UTC.
  return precision === 'day' ? fullDay(at) : at.slice(0, precision === 'year' ? 4 : 7)
}

const CHAIN = ['receivedFrom', 'publishedBy', 'originatedBy'] as const

/** Received from ‹ published by ‹ originated by, as far as each was found. */
function Chain({
  row,
  shown,
  story,
}: {
  readonly row: ListedItem
  readonly shown: ItemShown | undefined
  readonly story: StoryShown | undefined
}) {
  const links = shown
    ? CHAIN.flatMap((role) => shown.provenance.find((each) => each.role === role) ?? []).filter(
        (each, index, all) => all.findIndex((other) => other.name === each.name) === index,
      )
    : []
  const first = story && firstCopy(story)
  const last = links.at(-1)
  return (
    <p className={styles.chain}>
      <Icon of={/\.(docx|txt|md|html?)$/i.test(row.original.name) ? File : Rss} size={13} />
      {links.length === 0 && <span dir="auto">{row.original.name}</span>}
      {links.map((link) => (
        <Fragment key={link.role}>
          {link !== links[0] && <Icon of={ChevronLeft} size={13} />}
          {link === last && links.length > 1 ? (
            <b dir="auto" title={link.words}>
              {link.name}
            </b>
          ) : (
            <span dir="auto" title={link.words}>
              {link.name}
            </span>
          )}
        </Fragment>
      ))}
      {story && first && (
        <span>
          {first.id === row.id
            ? `first of ${story.copies.length} copies`
            : `${story.copies.length} copies, first at ${first.source ?? 'no source'}, ${clockTime(whenOf(first))}`}
        </span>
      )}
    </p>
  )
}
