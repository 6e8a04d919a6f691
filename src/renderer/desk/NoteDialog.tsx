import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { act } from '../act.ts'
import { onMac } from '../keys.ts'
import { queries } from '../queries.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextArea } from '../ui/Field.tsx'
import { plural } from '../words.ts'

/** A note for the desk on one item or several; an empty one takes it off. */
export function NoteDialog({
  items,
  onClose,
}: {
  readonly items: readonly string[]
  readonly onClose: () => void
}) {
  const [only] = items
  const { data: shown } = useQuery({ ...queries.item(only ?? ''), enabled: items.length === 1 })
  const [typed, setTyped] = useState<string | null>(null)
  const note = typed ?? (items.length === 1 ? (shown?.note ?? '') : '')
  const save = () => {
    onClose()
    void act('item.note', { items: [...items], note: note.trim() === '' ? null : note.trim() })
  }
  return (
    <Dialog
      title={items.length === 1 ? 'Note' : `Note on ${plural(items.length, 'item')}`}
      detail="For the desk. It does not leave with a brief."
      onClose={onClose}
      onSubmit={save}
      buttons={
        <Button look="primary" submit keys={onMac ? '⌘ Enter' : 'Ctrl Enter'}>
          Save
        </Button>
      }
    >
      <TextArea
        label="Note"
        rows={5}
        maxLength={20_000}
        value={note}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
          event.preventDefault()
          save()
        }}
      />
    </Dialog>
  )
}
