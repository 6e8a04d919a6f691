import { useMemo } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Tag } from 'lucide-react'
import { act } from '../act.ts'
import { queries } from '../queries.ts'
import { Chooser } from '../ui/Chooser.tsx'
import { plural } from '../words.ts'
import { deskList } from './desk-list.ts'

/** Puts a tag on items, or takes it off where all have it. The desk's own nine come first, with their digits. */
export function TagChooser({
  items,
  onClose,
}: {
  readonly items: readonly string[]
  readonly onClose: () => void
}) {
  const { data: counts } = useQuery(queries.counts())
  const { data: status } = useQuery(queries.status())
  const rows = useMemo(() => items.flatMap((id) => deskList.row(id) ?? []), [items])
  const desk = status?.settings.tags ?? []
  const others = (counts?.tags ?? []).map((each) => each.name).filter((name) => !desk.includes(name))
  const carried = (tag: string) => rows.length > 0 && rows.every((row) => row.tags.includes(tag))
  const put = (tag: string) => {
    onClose()
    void act(carried(tag) ? 'item.untag' : 'item.tag', { items: [...items], tag })
  }
  return (
    <Chooser
      open
      title={items.length === 1 ? 'Tag this item' : `Tag ${plural(items.length, 'item')}`}
      placeholder="Tag"
      choices={[
        ...desk.map((tag, index) => ({
          id: tag,
          words: tag,
          icon: Tag,
          keys: String(index + 1),
          checked: carried(tag),
        })),
        ...others.map((tag) => ({ id: tag, words: tag, icon: Tag, checked: carried(tag) })),
      ]}
      fresh={(typed) => `New tag “${typed}”`}
      foot="Choosing a ticked tag takes it off."
      onChoose={put}
      onFresh={(typed) => put(typed.slice(0, 60))}
      onClose={onClose}
    />
  )
}
