import { useQuery } from '@tanstack/react-query'
import { FileText } from 'lucide-react'
import { act } from '../act.ts'
import { currentBrief } from '../current-brief.ts'
import { goTo } from '../place.ts'
import { queries } from '../queries.ts'
import { Chooser } from '../ui/Chooser.tsx'
import { plural } from '../words.ts'

/** Chooses the brief that items go into, or names a new one; without items it goes there. */
export function BriefChooser({
  items,
  onClose,
}: {
  readonly items: readonly string[]
  readonly onClose: () => void
}) {
  const { data: counts } = useQuery(queries.counts())
  const take = async (brief: string) => {
    onClose()
    currentBrief.set(brief)
    if (items.length === 0) goTo({ screen: 'brief', brief })
    else await act('brief.add', { brief, items: [...items] })
  }
  const create = async (title: string) => {
    onClose()
    const acted = await act('brief.create', { title, items: items.length > 0 ? [...items] : undefined })
    const brief = acted?.made.brief
    if (!brief) return
    currentBrief.set(brief)
    if (items.length === 0) goTo({ screen: 'brief', brief })
  }
  return (
    <Chooser
      open
      title={items.length === 0 ? 'Briefs' : `Add ${plural(items.length, 'item')} to a brief`}
      placeholder="A brief, or a title for a new one"
      choices={(counts?.briefs ?? []).map((brief) => ({
        id: brief.id,
        words: brief.title,
        detail: plural(brief.entries, 'item'),
        icon: FileText,
        checked: brief.id === currentBrief.get(),
      }))}
      fresh={(typed) => `New brief “${typed}”`}
      foot={
        counts?.briefs.length === 0
          ? 'No brief yet. Type a title and press Enter to begin one.'
          : 'Type a title to begin a new brief. B adds to the one that was used last.'
      }
      onChoose={(id) => void take(id)}
      onFresh={(typed) => void create(typed.slice(0, 300))}
      onClose={onClose}
    />
  )
}
