import { useMemo, useRef, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Bookmark, ListFilter, Search, X } from 'lucide-react'
import { ask } from '../asks.ts'
import { handles, useHandle, type SearchHandle } from '../handles.ts'
import { goTo, usePlace } from '../place.ts'
import { queries } from '../queries.ts'
import { Chip } from '../ui/Chip.tsx'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { Menu, MenuGroup, MenuItem } from '../ui/Menu.tsx'
import { filterFor, joinPieces, piecesOf, takeFilters, type QueryPieces } from './query-pieces.ts'
import { viewOf } from './views.ts'
import styles from './SearchField.module.css'

/** Search over all copy. Each key asks anew; filters turn into chips once a space follows them. */
export function SearchField() {
  const place = usePlace()
  const query = place.screen === 'desk' ? place.q : ''
  // What is shown belongs to one query; another one, from the rail or the back button, parts anew.
  const [typed, setTyped] = useState(() => ({ query, pieces: piecesOf(query) }))
  if (typed.query !== query) setTyped({ query, pieces: piecesOf(query) })
  const { pieces } = typed
  const input = useRef<HTMLInputElement>(null)
  const handle = useMemo(
    (): SearchHandle => ({
      focus() {
        input.current?.focus()
        input.current?.select()
      },
    }),
    [],
  )
  useHandle('search', handle)

  const search = (next: QueryPieces) => {
    const q = joinPieces(next)
    setTyped({ query: q, pieces: next })
    goTo({ screen: 'desk', q, item: null }, { replace: place.screen === 'desk' })
  }
  const type = (text: string) => {
    const taken = takeFilters(text)
    search({ filters: [...pieces.filters, ...taken.filters], text: taken.text })
  }
  const drop = (filter: string) => {
    search({ filters: pieces.filters.filter((each) => each !== filter), text: pieces.text })
    input.current?.focus()
  }
  const toggle = (filter: string) => {
    if (pieces.filters.includes(filter)) drop(filter)
    else search({ filters: [...pieces.filters, filter], text: pieces.text })
  }
  const asked = pieces.text.trim() !== '' || pieces.filters.length > 0
  return (
    <div
      className={styles.search}
      role="search"
      onMouseDown={(event) => {
        if (event.target !== event.currentTarget) return
        event.preventDefault()
        input.current?.focus()
      }}
    >
      <Icon of={Search} />
      {pieces.filters.map((filter) => (
        <Chip
          key={filter}
          tone="filter"
          removeWords={`Remove the filter ${filter}`}
          onRemove={() => drop(filter)}
        >
          {filter}
        </Chip>
      ))}
      <input
        ref={input}
        id="search"
        className={styles.input}
        type="text"
        aria-label="Search all copy"
        placeholder={
          pieces.filters.length > 0
            ? 'Search in these'
            : 'Search all copy, or filter: source: tag: mark: state:'
        }
        spellCheck={false}
        autoComplete="off"
        dir="auto"
        value={pieces.text}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          const last = pieces.filters.at(-1)
          if (event.key === 'Backspace' && pieces.text === '' && last) drop(last)
          else if (event.key === 'Enter' || event.key === 'ArrowDown') handles.list?.focus()
          else if (event.key === 'Escape') {
            if (pieces.text === '') handles.list?.focus()
            else search({ filters: pieces.filters, text: '' })
          } else return
          event.preventDefault()
        }}
      />
      {asked && (
        <>
          {!viewOf(query) && place.screen === 'desk' && (
            <IconButton
              icon={Bookmark}
              size={15}
              words="Save this search"
              onClick={() => ask({ kind: 'saveSearch', query: query.trim() })}
            />
          )}
          <IconButton
            icon={X}
            size={15}
            words="Clear the search"
            onClick={() => {
              search({ filters: [], text: '' })
              input.current?.focus()
            }}
          />
        </>
      )}
      <FilterMenu filters={pieces.filters} toggle={toggle} />
      <Kbd keys="/" />
    </div>
  )
}

function FilterMenu({
  filters,
  toggle,
}: {
  readonly filters: readonly string[]
  readonly toggle: (filter: string) => void
}) {
  const { data: counts } = useQuery(queries.counts())
  const item = (words: string, filter: string) => (
    <MenuItem key={filter} checked={filters.includes(filter)} onChoose={() => toggle(filter)}>
      {words}
    </MenuItem>
  )
  return (
    <Menu align="end" trigger={<IconButton icon={ListFilter} size={15} words="Filters" />}>
      <MenuGroup title="State">
        {item('New', 'state:new')}
        {item('Held', 'state:held')}
        {item('Vetted', 'state:vetted')}
        {item('Spiked', 'state:spiked')}
        {item('In a brief', 'state:used')}
        {item('Not read yet', 'seen:no')}
      </MenuGroup>
      <MenuGroup title="Came in">
        {item('Today', 'since:today')}
        {item('In the last 6 hours', 'since:6h')}
      </MenuGroup>
      <MenuGroup title="Mark">
        {item('Syndicated', 'mark:syndicated')}
        {item('Opinion', 'mark:opinion')}
        {item('Neither', 'mark:none')}
      </MenuGroup>
      <MenuGroup title="Wire">
        {item('Killed', 'is:killed')}
        {item('Withheld', 'is:withheld')}
        {item('Corrected', 'is:corrected')}
      </MenuGroup>
      <MenuGroup title="Story">{item('Has copies', 'story:copies')}</MenuGroup>
      {counts && counts.sources.length > 0 && (
        <MenuGroup title="Source">
          {counts.sources.slice(0, 8).map((each) => item(each.name, filterFor('source', each.name)))}
        </MenuGroup>
      )}
      {counts && counts.tags.length > 0 && (
        <MenuGroup title="Tag">
          {counts.tags.slice(0, 8).map((each) => item(each.name, filterFor('tag', each.name)))}
        </MenuGroup>
      )}
    </Menu>
  )
}
