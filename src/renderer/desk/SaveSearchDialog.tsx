import { useState } from 'react'
import { act } from '../act.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/Field.tsx'
import { piecesOf } from './query-pieces.ts'

/** Keeps a search under a name in the side bar, with a count that follows. */
export function SaveSearchDialog({
  query,
  onClose,
}: {
  readonly query: string
  readonly onClose: () => void
}) {
  const [name, setName] = useState(() => piecesOf(query).text.trim() || query)
  const save = () => {
    if (name.trim() === '') return
    onClose()
    void act('search.save', { name: name.trim(), query })
  }
  return (
    <Dialog
      title="Save this search"
      detail={<bdi>{query}</bdi>}
      onClose={onClose}
      onSubmit={save}
      buttons={
        <Button look="primary" submit disabled={name.trim() === ''}>
          Save
        </Button>
      }
    >
      <TextField
        label="Name"
        dir="auto"
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.target.value)}
      />
    </Dialog>
  )
}
