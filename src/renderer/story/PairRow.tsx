import { memo } from 'react'
import type { ComparedPair } from '../../contract/stories.ts'
import { PieceText, type Side } from './PieceText.tsx'
import styles from './PairRow.module.css'

export type Layout = 'sides' | 'stacked'

/** Two forms of one paragraph, side by side or in one line beneath each other. */
export const PairRow = memo(function PairRow({
  pair,
  index,
  layout,
  current,
}: {
  readonly pair: ComparedPair
  readonly index: number
  readonly layout: Layout
  /** The difference that was stepped to. */
  readonly current: boolean
}) {
  const text = (side: Side) => {
    const block = (side === 'right' ? pair.right : pair.left)?.block ?? pair.right?.block
    return (
      <p className={block?.kind === 'heading' ? styles.heading : undefined} dir="auto">
        <PieceText pieces={pair.pieces} side={side} />
      </p>
    )
  }
  return (
    <div
      id={`pair-${index}`}
      className={[
        styles.pair,
        styles[layout],
        pair.same ? styles.same : '',
        current ? styles.current : '',
      ].join(' ')}
      role="group"
      aria-label={pair.same ? undefined : `Difference, paragraph ${index + 1}`}
    >
      {layout === 'stacked' ? (
        <div>{text('both')}</div>
      ) : (
        <>
          <div className={pair.left ? undefined : styles.none}>
            {pair.left ? text('left') : <None moved={pair.moved} />}
          </div>
          <div className={pair.right ? undefined : styles.none}>
            {pair.right ? text('right') : <None moved={pair.moved} />}
          </div>
        </>
      )}
    </div>
  )
})

function None({ moved }: { readonly moved: number | null }) {
  return (
    <span>{moved === null ? 'Paragraph not in this copy' : `Stands here as paragraph ${moved + 1}`}</span>
  )
}
