import { useState } from 'react'
import { act } from '../act.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/Field.tsx'

/** Asks once who is at the desk. What was begun goes on, with a name or, where it was left, without. */
export function NameDialog({ goOn, onClose }: { readonly goOn: () => void; readonly onClose: () => void }) {
  const [name, setName] = useState('')
  const save = async () => {
    if (name.trim() === '') return
    if (!(await act('desk.configure', { editor: name.trim() }, { quiet: true }))) return
    onClose()
    goOn()
  }
  return (
    <Dialog
      title="Who is at the desk?"
      detail="Your name stands in the history beside what you decide, and under the briefs."
      onClose={() => {
        onClose()
        goOn()
      }}
      onSubmit={() => void save()}
      buttons={
        <Button look="primary" submit disabled={name.trim() === ''}>
          Save
        </Button>
      }
    >
      <TextField
        label="Name, and the desk if you like"
        placeholder="M. Okafor, foreign desk"
        value={name}
        maxLength={120}
        onChange={(event) => setName(event.target.value)}
      />
    </Dialog>
  )
}
