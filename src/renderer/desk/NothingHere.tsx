import { useQuery } from '@tanstack/react-query'
import { goTo } from '../place.ts'
import { queries } from '../queries.ts'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { formatCount } from '../words.ts'
import type { ListView } from './item-list.ts'
import { joinPieces, piecesOf } from './query-pieces.ts'
import { viewOf } from './views.ts'

/** What an empty list says, and the way out of it. */
export function NothingHere({ view }: { readonly view: ListView }) {
  const { data: counts } = useQuery(queries.counts())
  const named = viewOf(view.query)
  if (view.state === 'failed')
    return <EmptyState title="This list could not be opened.">{view.fault}</EmptyState>
  if (named?.name === 'New' && counts) {
    return (
      <EmptyState title="All clear.">
        {formatCount(counts.vettedToday)} vetted and {formatCount(counts.spiked24h)} spiked in the last day.
      </EmptyState>
    )
  }
  if (named?.name === 'Duplicates') {
    return <EmptyState title="Nothing to settle.">Past decisions are in History.</EmptyState>
  }
  if (named?.name === 'Today') {
    return (
      <EmptyState
        title="Nothing came in today."
        actions={
          <Button onClick={() => goTo({ screen: 'desk', q: '', item: null })} keys="G A">
            All copy
          </Button>
        }
      >
        Drop files or a folder anywhere, or press I.
      </EmptyState>
    )
  }
  if (named) return <EmptyState title={`Nothing under ${named.name}.`} />
  const pieces = piecesOf(view.query)
  return (
    <EmptyState
      title={
        <>
          Nothing matches <i dir="auto">{view.query.trim()}</i>
        </>
      }
      actions={
        pieces.filters.length > 0 &&
        pieces.filters.map((filter) => (
          <Chip
            key={filter}
            tone="filter"
            removeWords={`Remove ${filter}`}
            onRemove={() => {
              const left = pieces.filters.filter((each) => each !== filter)
              goTo({ screen: 'desk', q: joinPieces({ filters: left, text: pieces.text }), item: null })
            }}
          >
            {filter}
          </Chip>
        ))
      }
    >
      {view.problems.length > 0
        ? view.problems.join(' ')
        : pieces.filters.length > 0
          ? 'Remove a filter:'
          : null}
    </EmptyState>
  )
}
