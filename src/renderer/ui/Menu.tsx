import type { ReactElement, ReactNode } from 'react'
import { Menu as Base } from '@base-ui/react/menu'
import type { LucideIcon } from 'lucide-react'
import { Check } from 'lucide-react'
import { Icon } from './Icon.tsx'
import { Kbd } from './Kbd.tsx'
import { overlayPlace } from './overlay-place.ts'
import styles from './Menu.module.css'

/** A menu under a button. */
export function Menu({
  trigger,
  align = 'start',
  children,
}: {
  readonly trigger: ReactElement
  readonly align?: 'start' | 'end'
  readonly children: ReactNode
}) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal container={overlayPlace()}>
        <Base.Positioner className={styles.positioner} align={align} sideOffset={4}>
          <Base.Popup className={styles.menu}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

/** One thing to do, with its key at the right. */
export function MenuItem({
  icon,
  keys,
  checked,
  disabled,
  onChoose,
  children,
}: {
  readonly icon?: LucideIcon
  readonly keys?: string
  /** Shows a tick: the item is a state that is on. */
  readonly checked?: boolean
  readonly disabled?: boolean
  readonly onChoose: () => void
  readonly children: ReactNode
}) {
  return (
    <Base.Item className={styles.item} disabled={disabled} onClick={onChoose}>
      <span className={styles.icon}>
        {checked ? <Icon of={Check} weight={2.25} /> : icon && <Icon of={icon} />}
      </span>
      <span className={styles.words}>{children}</span>
      {keys && <Kbd keys={keys} />}
    </Base.Item>
  )
}

/** A heading over some of the items. */
export function MenuGroup({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Base.Group>
      <Base.GroupLabel className={styles.label}>{title}</Base.GroupLabel>
      {children}
    </Base.Group>
  )
}

export function MenuLine() {
  return <Base.Separator className={styles.line} />
}

/** A menu that hangs on whatever was pressed, for lists in which a menu each would be too many. */
export function MenuAt({
  anchor,
  onClose,
  children,
}: {
  readonly anchor: Element
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      <Base.Portal container={overlayPlace()}>
        <Base.Positioner className={styles.positioner} anchor={anchor} align="start" sideOffset={4}>
          <Base.Popup className={styles.menu}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
