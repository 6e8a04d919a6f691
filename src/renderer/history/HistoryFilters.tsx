import { useQuery } from '@tanstack/react-query'
import { ChevronDown, UserRound } from 'lucide-react'
import { goTo } from '../place.ts'
import { queries } from '../queries.ts'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Menu, MenuItem, MenuLine } from '../ui/Menu.tsx'

/** Whose events and about which item. */
export function HistoryFilters({
  item,
  actor,
  actors,
}: {
  readonly item: string | null
  readonly actor: string | null
  readonly actors: readonly string[]
}) {
  const show = (next: string | null) => goTo({ screen: 'history', item, actor: next })
  return (
    <>
      {item !== null && <ItemFilter item={item} actor={actor} />}
      <Menu
        align="end"
        trigger={
          <Button look="quiet" icon={UserRound}>
            <bdi>{actor ?? 'Everybody'}</bdi>
            <Icon of={ChevronDown} size={14} />
          </Button>
        }
      >
        <MenuItem checked={actor === null} onChoose={() => show(null)}>
          Everybody
        </MenuItem>
        <MenuLine />
        {actors.map((each) => (
          <MenuItem key={each} checked={each === actor} onChoose={() => show(each)}>
            <bdi>{each}</bdi>
          </MenuItem>
        ))}
      </Menu>
    </>
  )
}

function ItemFilter({ item, actor }: { readonly item: string; readonly actor: string | null }) {
  const { data: shown } = useQuery(queries.item(item))
  return (
    <Chip
      tone="filter"
      removeWords="Show the events of all items"
      onRemove={() => goTo({ screen: 'history', item: null, actor })}
    >
      <bdi>{shorten(shown?.headline ?? 'one item')}</bdi>
    </Chip>
  )
}

function shorten(headline: string): string {
  return headline.length > 48 ? `${headline.slice(0, 47).trimEnd()}…` : headline
}
