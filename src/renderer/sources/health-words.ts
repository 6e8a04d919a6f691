import type { LucideIcon } from 'lucide-react'
import { BellRing, CircleAlert, CircleCheck, CircleOff, CirclePause, Hourglass } from 'lucide-react'
import type { Source, SourceHealth } from '../../contract/sources.ts'
import type { Tone } from '../ui/Chip.tsx'

/** How a source fares: a word, a picture and a colour. */
export const healthLooks: Readonly<
  Record<SourceHealth, { readonly words: string; readonly icon: LucideIcon; readonly tone: Tone }>
> = {
  waiting: { words: 'First poll to come', icon: Hourglass, tone: 'tag' },
  well: { words: 'Well', icon: CircleCheck, tone: 'vetted' },
  silent: { words: 'Silent', icon: BellRing, tone: 'held' },
  failing: { words: 'Failing', icon: CircleAlert, tone: 'danger' },
  gone: { words: 'Gone', icon: CircleOff, tone: 'danger' },
  paused: { words: 'Paused', icon: CirclePause, tone: 'spiked' },
}

/** Whether an editor should look at it. */
export function needsAnEye(source: Source): boolean {
  return source.health === 'silent' || source.health === 'failing' || source.health === 'gone'
}
