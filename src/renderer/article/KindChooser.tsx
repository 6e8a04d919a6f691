import type { MarkKind, MarkName, MarkRef } from '../../contract/marks.ts'
import { act } from '../act.ts'
import { Chooser } from '../ui/Chooser.tsx'

const KINDS: Readonly<Record<MarkName, readonly MarkKind[]>> = {
  syndicated: ['agency', 'syndicated', 'press release', 'sponsored'],
  opinion: ['opinion', 'editorial', 'analysis', 'review', 'letter', 'satire'],
}

/** Says what kind of syndicated or opinion copy it is, which confirms the mark. */
export function KindChooser({
  mark,
  kind,
  onClose,
}: {
  readonly mark: MarkRef
  /** What it is now. */
  readonly kind: MarkKind
  readonly onClose: () => void
}) {
  return (
    <Chooser
      open
      title={mark.mark === 'syndicated' ? 'Kind of syndicated copy' : 'Kind of opinion'}
      placeholder="What kind it is"
      choices={KINDS[mark.mark].map((each) => ({
        id: each,
        words: each[0]?.toUpperCase() + each.slice(1),
        checked: each === kind,
      }))}
      foot="Choosing a kind confirms the mark."
      onChoose={(chosen) => {
        onClose()
        void act('mark.setKind', { marks: [mark], kind: chosen as MarkKind })
      }}
      onClose={onClose}
    />
  )
}
