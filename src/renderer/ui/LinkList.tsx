import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'

/**
 * A list of links that is walked with the arrow keys. The first link has the focus once the list is there, unless
 * something else has it: Enter opens it at once.
 */
export function LinkList({
  className,
  children,
}: {
  readonly className: string | undefined
  readonly children: ReactNode
}) {
  const list = useRef<HTMLUListElement>(null)
  const links = (): HTMLAnchorElement[] => [
    ...(list.current?.querySelectorAll<HTMLAnchorElement>('a[href]') ?? []),
  ]
  useEffect(() => {
    if (document.activeElement === document.body) links()[0]?.focus()
  }, [])
  const walk = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const all = links()
    const now = all.findIndex((each) => each === document.activeElement)
    const next = NEXT[event.key]?.(now, all.length)
    if (next === undefined) return
    event.preventDefault()
    all[Math.min(Math.max(next, 0), all.length - 1)]?.focus()
  }
  return (
    <ul ref={list} className={className} onKeyDown={walk}>
      {children}
    </ul>
  )
}

const NEXT: Readonly<Record<string, (now: number, count: number) => number>> = {
  ArrowDown: (now) => now + 1,
  ArrowUp: (now) => now - 1,
  Home: () => 0,
  End: (_now, count) => count - 1,
}
