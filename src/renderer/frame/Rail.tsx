import type { ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { LucideIcon } from 'lucide-react'
import { Ellipsis, FileText, Plus, Rss, Search, Tag } from 'lucide-react'
import type { Count } from '../../contract/items.ts'
import type { SourceCounts } from '../../contract/sources.ts'
import { act } from '../act.ts'
import { ask } from '../asks.ts'
import { createKeptCell, useCell } from '../cell.ts'
import { decisionViews, deskViews, type View } from '../desk/views.ts'
import { filterFor } from '../desk/query-pieces.ts'
import { hrefOf, usePlace } from '../place.ts'
import { queries } from '../queries.ts'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { Splitter } from '../ui/Splitter.tsx'
import { formatCount, plural } from '../words.ts'
import { railShown } from './rail-shown.ts'
import styles from './Rail.module.css'

const railWidth = createKeptCell('rail-width', 240)
const SOURCES_SHOWN = 8
const allSources = createKeptCell('all-sources', false)

/** The side bar: views with their numbers, searches kept, sources, briefs. */
export function Rail() {
  const shown = useCell(railShown)
  const width = useCell(railWidth)
  const everySource = useCell(allSources)
  const { data: counts } = useQuery(queries.counts())
  const place = usePlace()
  if (!shown) return null
  const query = place.screen === 'desk' ? place.q.trim() : place.screen === 'story' ? 'story:undecided' : null
  const view = (each: View) => (
    <RailLink
      key={each.name}
      href={hrefOf({ screen: 'desk', q: each.query, item: null })}
      on={query === each.query}
      icon={each.icon}
      count={counts?.[each.count]}
    >
      {each.name}
    </RailLink>
  )
  const search = (text: string) => ({
    href: hrefOf({ screen: 'desk', q: text, item: null }),
    on: query === text,
  })
  const sources = counts?.sources ?? []
  return (
    <nav className={styles.rail} style={{ width }} aria-label="Desk" data-pane>
      <ul>{deskViews.map(view)}</ul>
      <RailGroup title="Needs your decision">{decisionViews.map(view)}</RailGroup>
      {counts && counts.searches.length > 0 && (
        <RailGroup title="Saved searches">
          {counts.searches.map((each) => (
            <RailLink
              key={each.id}
              {...search(each.query)}
              icon={Search}
              count={each.count}
              menu={
                <Menu
                  align="end"
                  trigger={<IconButton icon={Ellipsis} size={14} words={`More for ${each.name}`} />}
                >
                  <MenuItem onChoose={() => void act('search.forget', { search: each.id })}>
                    Remove this search
                  </MenuItem>
                </Menu>
              }
            >
              {each.name}
            </RailLink>
          ))}
        </RailGroup>
      )}
      <RailGroup title="Sources" detail="new">
        <RailLink
          href={hrefOf({ screen: 'sources', source: null })}
          on={place.screen === 'sources'}
          icon={Rss}
          count={undefined}
          alarm={counts && eyes(counts.feeds)}
        >
          Subscriptions
        </RailLink>
        {sources.slice(0, everySource ? undefined : SOURCES_SHOWN).map((each) => (
          <RailLink key={each.name} {...search(filterFor('source', each.name))} dot count={each.count}>
            {each.name}
          </RailLink>
        ))}
        {sources.length > SOURCES_SHOWN && (
          <li>
            <button type="button" className={styles.more} onClick={() => allSources.set(!everySource)}>
              {everySource ? 'Fewer' : `${sources.length - SOURCES_SHOWN} more`}
            </button>
          </li>
        )}
      </RailGroup>
      {counts && counts.tags.length > 0 && (
        <RailGroup title="Tags">
          {counts.tags.slice(0, SOURCES_SHOWN).map((each) => (
            <RailLink key={each.name} {...search(filterFor('tag', each.name))} icon={Tag} count={each.count}>
              {each.name}
            </RailLink>
          ))}
        </RailGroup>
      )}
      <RailGroup
        title="Briefs"
        action={
          <IconButton
            icon={Plus}
            size={14}
            words="New brief"
            onClick={() => ask({ kind: 'brief', items: [] })}
          />
        }
      >
        {counts?.briefs.map((each) => (
          <RailLink
            key={each.id}
            href={hrefOf({ screen: 'brief', brief: each.id })}
            on={place.screen === 'brief' && place.brief === each.id}
            icon={FileText}
            count={{ count: each.entries, more: false }}
          >
            {each.title}
          </RailLink>
        ))}
      </RailGroup>
    </nav>
  )
}

/** Sources that an editor should look at. */
function eyes({ silent, failing, gone }: SourceCounts): number {
  return silent + failing + gone
}

/** The edge of the side bar, which the page's main part holds. */
export function RailEdge() {
  const shown = useCell(railShown)
  const width = useCell(railWidth)
  if (!shown) return null
  return (
    <span className={styles.edge}>
      <Splitter
        words="Width of the side bar"
        width={width}
        min={200}
        max={320}
        initial={240}
        onWidth={railWidth.set}
      />
    </span>
  )
}

function RailGroup({
  title,
  detail,
  action,
  children,
}: {
  readonly title: string
  readonly detail?: string
  readonly action?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <section className={styles.group} aria-label={title}>
      <h2>
        {title}
        {detail && <span>{detail}</span>}
        {action}
      </h2>
      <ul>{children}</ul>
    </section>
  )
}

function RailLink({
  href,
  on,
  icon,
  dot = false,
  count,
  menu,
  alarm = 0,
  children,
}: {
  readonly href: string
  readonly on: boolean
  readonly icon?: LucideIcon
  readonly dot?: boolean
  readonly count: Count | undefined
  readonly menu?: ReactNode
  /** How many of what stands behind it need an eye. */
  readonly alarm?: number
  readonly children: string
}) {
  return (
    <li className={styles.place}>
      <a
        className={styles.link}
        href={href}
        aria-current={on ? 'page' : undefined}
        title={children.length > 22 ? children : undefined}
        onClick={() => {
          if (window.innerWidth < 1100) railShown.set(false)
        }}
      >
        {icon && <Icon of={icon} />}
        {dot && <span className={styles.dot} />}
        <span className={styles.name} dir="auto">
          {children}
        </span>
        {alarm > 0 && (
          <span className={styles.alarm} title={`${plural(alarm, 'source')} silent, failing or gone`}>
            {alarm}
          </span>
        )}
        <span className={styles.count}>{count ? formatCount(count) : ''}</span>
      </a>
      {menu && <span className={styles.menu}>{menu}</span>}
    </li>
  )
}
