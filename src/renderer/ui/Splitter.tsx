import { useRef } from 'react'
import styles from './Splitter.module.css'

const STEP = 16

/** The edge between two panes: drag it, or give it the focus and press the arrows. Double click resets. */
export function Splitter({
  words,
  width,
  min,
  max,
  initial,
  onWidth,
}: {
  /** Which pane it sizes, for screen readers. */
  readonly words: string
  /** Of the pane at its left, in pixels. */
  readonly width: number
  readonly min: number
  readonly max: number
  readonly initial: number
  readonly onWidth: (width: number) => void
}) {
  const drag = useRef<{ x: number; width: number } | null>(null)
  const set = (next: number) => onWidth(Math.round(Math.min(max, Math.max(min, next))))
  return (
    <div
      className={styles.splitter}
      role="separator"
      aria-orientation="vertical"
      aria-label={words}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onPointerDown={(event) => {
        drag.current = { x: event.clientX, width }
        event.currentTarget.setPointerCapture(event.pointerId)
        event.preventDefault()
      }}
      onPointerMove={(event) => {
        if (drag.current) set(drag.current.width + event.clientX - drag.current.x)
      }}
      onPointerUp={() => {
        drag.current = null
      }}
      onPointerCancel={() => {
        drag.current = null
      }}
      onDoubleClick={() => set(initial)}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') set(width - STEP)
        else if (event.key === 'ArrowRight') set(width + STEP)
        else if (event.key === 'Home') set(min)
        else if (event.key === 'End') set(max)
        else return
        event.preventDefault()
      }}
    />
  )
}
