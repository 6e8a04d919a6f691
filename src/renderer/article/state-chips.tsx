import type { ReactNode } from 'react'
import { CircleCheck, CirclePause, FileText, Trash2 } from 'lucide-react'
import type { ItemShown, ListedItem } from '../../contract/items.ts'
import { Chip } from '../ui/Chip.tsx'
import { clockTime, fullTime } from '../words.ts'

/** What was decided about an item, by whom and when, and the briefs that hold it. */
export function stateChips(row: ListedItem, shown: ItemShown | undefined): ReactNode {
  return (
    <>
      {row.state === 'held' && (
        <Chip tone="held" icon={CirclePause}>
          Held
        </Chip>
      )}
      {row.state === 'spiked' && (
        <Chip tone="spiked" icon={Trash2}>
          Spiked
        </Chip>
      )}
      {row.state === 'vetted' && (
        <Chip tone="vetted" icon={CircleCheck} title={shown?.vetted ? fullTime(shown.vetted.at) : undefined}>
          Vetted{shown?.vetted ? ` by ${shown.vetted.by}, ${clockTime(shown.vetted.at)}` : ''}
        </Chip>
      )}
      {shown?.briefs.map((brief) => (
        <a key={brief.id} href={`#/brief/${brief.id}`}>
          <Chip tone="tag" icon={FileText}>
            {brief.title}
          </Chip>
        </a>
      ))}
    </>
  )
}
