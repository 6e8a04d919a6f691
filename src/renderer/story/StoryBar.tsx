import { Columns2, Rows2 } from 'lucide-react'
import { CommandButton } from '../frame/CommandButton.tsx'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import type { Layout } from './PairRow.tsx'
import styles from './StoryBar.module.css'

/** What can be settled about the two copies, and how they are laid out. */
export function StoryBar({
  layout,
  onLayout,
}: {
  readonly layout: Layout
  readonly onLayout: (layout: Layout) => void
}) {
  return (
    <div className={styles.bar} role="toolbar" aria-label="Story">
      <CommandButton command="story.keepTogether" />
      <CommandButton command="story.splitOff" words="Split off" />
      <CommandButton command="story.makeLead" />
      <span className={styles.line} />
      <CommandButton command="story.spikeOthers" look="quiet" words="Spike copies" />
      <span className={styles.gap} />
      {layout === 'sides' ? (
        <>
          <Button look="quiet" icon={Columns2} aria-pressed onClick={() => onLayout('sides')}>
            Side by side
          </Button>
          <IconButton icon={Rows2} words="Stacked" aria-pressed={false} onClick={() => onLayout('stacked')} />
        </>
      ) : (
        <>
          <IconButton
            icon={Columns2}
            words="Side by side"
            aria-pressed={false}
            onClick={() => onLayout('sides')}
          />
          <Button look="quiet" icon={Rows2} aria-pressed onClick={() => onLayout('stacked')}>
            Stacked
          </Button>
        </>
      )}
    </div>
  )
}
