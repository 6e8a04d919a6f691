import { useMemo, useRef, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { act } from '../act.ts'
import { createKeptCell, useCell } from '../cell.ts'
import { wordsOf } from '../client.ts'
import { useHandle, type StoryHandle } from '../handles.ts'
import { goTo, goToDesk, type Place } from '../place.ts'
import { queries } from '../queries.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PaneHeader } from '../ui/PaneHeader.tsx'
import { Splitter } from '../ui/Splitter.tsx'
import { showToast } from '../ui/toasts.ts'
import { chosenPair, followersOf } from './chosen-pair.ts'
import { ComparisonPane } from './ComparisonPane.tsx'
import { CopiesPane } from './CopiesPane.tsx'
import { differencesOf } from './differences.ts'
import { storyQueries } from './queries.ts'
import { ToldApart } from './ToldApart.tsx'
import styles from './StoryScreen.module.css'

const copiesWidth = createKeptCell('copies-width', 330)

/** A story: who ran it, and two of its copies side by side. The editor keeps them together or tells them apart. */
export function StoryScreen({ place }: { readonly place: Extract<Place, { screen: 'story' }> }) {
  const width = useCell(copiesWidth)
  const { data: story, error } = useQuery(queries.story(place.item))
  const pair = story ? chosenPair(story, place.item, place.with) : null
  const { data: comparison, error: fault } = useQuery({
    ...storyQueries.comparison(pair?.left ?? '', pair?.right ?? ''),
    enabled: pair !== null,
  })
  const [step, setStep] = useState({ pair: '', at: 0 })
  const pairName = pair ? `${pair.left} ${pair.right}` : ''
  const at = step.pair === pairName ? step.at : 0

  const choose = (item: string) => {
    if (story) goTo({ screen: 'story', item: story.lead, with: item }, { replace: true })
  }
  const stepTo = (by: 1 | -1) => {
    const count = comparison ? differencesOf(comparison).length : 0
    if (count > 0) setStep({ pair: pairName, at: (at + by + count) % count })
  }
  /** The copy after the one that was settled, else the one before. */
  const following = () => {
    const others = story ? followersOf(story) : []
    const now = pair ? others.indexOf(pair.right) : -1
    return others[now + 1] ?? others[now - 1] ?? null
  }

  // The handle stays one object; what it does is that of the last drawing.
  const latest = useRef<StoryHandle>(null)
  latest.current = {
    step: stepTo,
    move(by) {
      const others = story ? followersOf(story) : []
      const now = pair ? others.indexOf(pair.right) : -1
      const next = others[Math.min(others.length - 1, Math.max(0, now + by))]
      if (next !== undefined) choose(next)
    },
    keepTogether() {
      if (!story || !pair) return
      const next = following()
      void act('story.merge', { items: [pair.left, pair.right] }).then((acted) => {
        if (acted && next) goTo({ screen: 'story', item: story.lead, with: next }, { replace: true })
      })
    },
    splitOff() {
      if (!story || !pair) return
      if (!story.copies.some((copy) => copy.item.id === pair.right)) {
        showToast('These two do not stand in one story. Y puts them together.')
        return
      }
      const next = following()
      void act('story.split', { items: [pair.right] }).then((acted) => {
        if (acted) goTo({ screen: 'story', item: story.lead, with: next }, { replace: true })
      })
    },
    makeLead() {
      if (!story || !pair) return
      const { left, right } = pair
      void act('story.lead', { item: right }).then((acted) => {
        if (acted) goTo({ screen: 'story', item: right, with: left }, { replace: true })
      })
    },
    spikeOthers() {
      const items = story?.copies
        .filter((copy) => copy.item.id !== story.lead && copy.item.state !== 'spiked')
        .map((copy) => copy.item.id)
      if (items?.length) void act('item.spike', { items })
      else showToast('There are no other copies to spike.')
    },
    close: goToDesk,
  }
  const handle = useMemo(
    (): StoryHandle => ({
      step: (by) => latest.current?.step(by),
      move: (by) => latest.current?.move(by),
      keepTogether: () => latest.current?.keepTogether(),
      splitOff: () => latest.current?.splitOff(),
      makeLead: () => latest.current?.makeLead(),
      spikeOthers: () => latest.current?.spikeOthers(),
      close: goToDesk,
    }),
    [],
  )
  useHandle('story', handle)

  if (error) return <Missing words={wordsOf(error)} />
  if (!story) return null
  if (!pair) {
    return (
      <section className={styles.alone} aria-label="Story" data-pane>
        <PaneHeader title="Story" detail={<bdi>{story.copies[0]?.item.headline}</bdi>} />
        <EmptyState
          title="One copy so far."
          actions={
            <Button onClick={goToDesk} keys="Esc">
              Back to the desk
            </Button>
          }
        >
          <p>
            No other item here carries this copy. To compare two items, select both on the desk with X and
            press D; Y then keeps them together.
          </p>
        </EmptyState>
        <ToldApart story={story} />
      </section>
    )
  }
  const guest =
    comparison?.right.id === pair.right && !story.copies.some((copy) => copy.item.id === pair.right)
      ? comparison.right
      : null
  return (
    <div className={styles.story}>
      <div className={styles.copies} style={{ width }}>
        <CopiesPane story={story} guest={guest} chosen={pair.right} onChoose={choose} />
      </div>
      <Splitter
        words="Width of the list of copies"
        width={width}
        min={260}
        max={480}
        initial={330}
        onWidth={copiesWidth.set}
      />
      <ComparisonPane comparison={comparison} lead={story.lead} at={at} onStep={stepTo}>
        {fault && <EmptyState title="These copies could not be compared.">{wordsOf(fault)}</EmptyState>}
      </ComparisonPane>
    </div>
  )
}

function Missing({ words }: { readonly words: string }) {
  return (
    <section className={styles.alone} aria-label="Story" data-pane>
      <PaneHeader title="Story" />
      <EmptyState
        title="This story is not here."
        actions={
          <Button onClick={goToDesk} keys="Esc">
            Back to the desk
          </Button>
        }
      >
        {words}
      </EmptyState>
    </section>
  )
}
