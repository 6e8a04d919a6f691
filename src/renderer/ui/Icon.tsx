import type { LucideIcon } from 'lucide-react'

/** A picture beside words; it has no name of its own, so the words must carry the meaning. */
export function Icon({
  of: Picture,
  size = 15,
  weight = 1.75,
}: {
  readonly of: LucideIcon
  /** Pixels. */
  readonly size?: number
  /** Stroke in pixels of a 24 pixel grid. */
  readonly weight?: number
}) {
  return <Picture size={size} strokeWidth={weight} aria-hidden focusable={false} />
}
