import { useEffect, useRef, type ReactNode } from 'react'
import { ArrowDown, ArrowUp } from 'lucide-react'
import type { Comparison } from '../../contract/stories.ts'
import { createKeptCell, useCell } from '../cell.ts'
import { Button } from '../ui/Button.tsx'
import { ComparisonHeads } from './ComparisonHeads.tsx'
import { differenceWords, differencesOf, sameWords } from './differences.ts'
import { PairRow, type Layout } from './PairRow.tsx'
import { StoryBar } from './StoryBar.tsx'
import { WhatDiffers } from './WhatDiffers.tsx'
import styles from './ComparisonPane.module.css'

const layout = createKeptCell<Layout>('story-layout', 'sides')

/** The two copies: how much is the same, and every paragraph with its counterpart. */
export function ComparisonPane({
  comparison,
  lead,
  at,
  onStep,
  children,
}: {
  readonly comparison: Comparison | undefined
  readonly lead: string
  /** The number of the difference that was stepped to, from 0. */
  readonly at: number
  readonly onStep: (by: 1 | -1) => void
  /** Shown while there is no comparison. */
  readonly children?: ReactNode
}) {
  const shown = useCell(layout)
  const body = useRef<HTMLDivElement>(null)
  const differences = comparison ? differencesOf(comparison) : []
  const current = differences[at]
  useEffect(() => {
    // Only steps scroll; the first difference of a new pair does not, for the text is read from its top.
    if (at === 0) body.current?.scrollTo({ top: 0 })
    if (current !== undefined && at > 0)
      document.getElementById(`pair-${current}`)?.scrollIntoView({ block: 'nearest' })
  }, [current, at])
  return (
    <section className={styles.pane} aria-label="Comparison" data-pane>
      <StoryBar layout={shown} onLayout={layout.set} />
      {comparison ? (
        <>
          <div className={styles.summary}>
            <b title={comparison.words}>{sameWords(comparison)}</b>
            <span className={styles.differences}>{differenceWords(comparison)}</span>
            <span className={styles.gap} />
            {differences.length > 0 && (
              <>
                <span className={styles.place} role="status">
                  {at + 1} of {differences.length}
                </span>
                <Button
                  look="quiet"
                  icon={ArrowUp}
                  keys="["
                  aria-label="Previous difference"
                  title="Previous difference"
                  onClick={() => onStep(-1)}
                />
                <Button
                  look="quiet"
                  icon={ArrowDown}
                  keys="]"
                  aria-label="Next difference"
                  title="Next difference"
                  onClick={() => onStep(1)}
                />
              </>
            )}
          </div>
          <div
            ref={body}
            className={styles.body}
            tabIndex={0}
            role="group"
            aria-label="Both copies"
            data-pane-focus
          >
            <ComparisonHeads
              comparison={comparison}
              lead={lead}
              layout={shown}
              current={current === 'headline'}
            />
            <WhatDiffers comparison={comparison} />
            {comparison.pairs.map((pair, index) => (
              <PairRow key={index} pair={pair} index={index} layout={shown} current={index === current} />
            ))}
            {comparison.pairs.length === 0 && (
              <p className={styles.none}>There is no body text in either copy.</p>
            )}
          </div>
        </>
      ) : (
        children
      )}
    </section>
  )
}
