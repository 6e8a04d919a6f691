import type { LucideIcon } from 'lucide-react'
import { Button, type ButtonProps } from './Button.tsx'
import { Icon } from './Icon.tsx'
import { Tooltip } from './Tooltip.tsx'

export type IconButtonProps = Omit<ButtonProps, 'icon' | 'children' | 'keys'> & {
  readonly icon: LucideIcon
  /** What it does; its name and its tooltip. */
  readonly words: string
  readonly keys?: string
  readonly size?: number
}

/** A button that is a picture only. Its words and its key stand in a tooltip. */
export function IconButton({ icon, words, keys, size = 16, look = 'quiet', ...rest }: IconButtonProps) {
  return (
    <Tooltip words={words} keys={keys}>
      <Button look={look} aria-label={words} aria-keyshortcuts={keys?.replaceAll(' ', '+')} {...rest}>
        <Icon of={icon} size={size} />
      </Button>
    </Tooltip>
  )
}
