import type { ReactElement } from 'react'
import { Tooltip as Base } from '@base-ui/react/tooltip'
import { Kbd } from './Kbd.tsx'
import { overlayPlace } from './overlay-place.ts'
import styles from './Tooltip.module.css'

/** Words over one element, shown on hover and on focus. `ui/Surroundings.tsx` sets the delay. */
export function Tooltip({
  words,
  keys,
  children,
}: {
  readonly words: string
  readonly keys?: string
  readonly children: ReactElement
}) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal container={overlayPlace()}>
        <Base.Positioner sideOffset={6} className={styles.positioner}>
          <Base.Popup className={styles.tooltip}>
            {words}
            {keys && <Kbd keys={keys} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
