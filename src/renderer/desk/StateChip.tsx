import { CircleCheck, CirclePause, Trash2 } from 'lucide-react'
import type { ItemRow } from '../../contract/items.ts'
import { Chip } from '../ui/Chip.tsx'

/** What the desk has decided about an item; nothing while it is new. */
export function StateChip({ state }: { readonly state: ItemRow['state'] }) {
  if (state === 'vetted') {
    return (
      <Chip tone="vetted" icon={CircleCheck}>
        Vetted
      </Chip>
    )
  }
  if (state === 'held') {
    return (
      <Chip tone="held" icon={CirclePause}>
        Held
      </Chip>
    )
  }
  if (state === 'spiked') {
    return (
      <Chip tone="spiked" icon={Trash2}>
        Spiked
      </Chip>
    )
  }
  return null
}
