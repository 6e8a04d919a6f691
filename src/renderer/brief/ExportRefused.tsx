import type { BriefShown } from '../../contract/briefs.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { BlockerList } from './BlockersBanner.tsx'

/** An export that was refused: every reason by name, and the way to each item. */
export function ExportRefused({
  brief,
  onGo,
  onClose,
}: {
  readonly brief: BriefShown
  readonly onGo: (entry: string) => void
  readonly onClose: () => void
}) {
  return (
    <Dialog
      title="This brief cannot be exported yet"
      detail="Nothing leaves the desk that is not vetted, or that is under embargo."
      onClose={onClose}
      buttons={<Button onClick={onClose}>Close</Button>}
    >
      <BlockerList
        brief={brief}
        onGo={(entry) => {
          onClose()
          // The focus goes back first, so that it can then move to the entry.
          requestAnimationFrame(() => onGo(entry))
        }}
      />
    </Dialog>
  )
}
