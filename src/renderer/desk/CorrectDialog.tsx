import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { ActionGiven } from '../../contract/actions.ts'
import type { ItemShown } from '../../contract/items.ts'
import { act } from '../act.ts'
import { queries } from '../queries.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/Field.tsx'
import { fullTime } from '../words.ts'
import { fromLocalInput, toLocalInput, zoneWords } from './local-time.ts'

/** Corrects by hand what the reader of the file got wrong. What the file says is kept and shown beside it. */
export function CorrectDialog({ item, onClose }: { readonly item: string; readonly onClose: () => void }) {
  const { data: shown } = useQuery(queries.item(item))
  return shown ? <Fields shown={shown} onClose={onClose} /> : null
}

function Fields({ shown, onClose }: { readonly shown: ItemShown; readonly onClose: () => void }) {
  const dateThen = shown.publishedAt ? toLocalInput(new Date(shown.publishedAt)) : ''
  const [headline, setHeadline] = useState(shown.headline)
  const [byline, setByline] = useState(shown.byline ?? '')
  const [source, setSource] = useState(shown.source ?? '')
  const [date, setDate] = useState(dateThen)
  const save = () => {
    const input: ActionGiven<'item.correct'> = { item: shown.id }
    if (headline.trim() !== shown.headline && headline.trim() !== '') input.headline = headline.trim()
    if (byline.trim() !== (shown.byline ?? '')) input.byline = byline.trim() || null
    if (source.trim() !== (shown.source ?? '')) input.source = source.trim() || null
    if (date !== dateThen) input.publishedAt = fromLocalInput(date)
    onClose()
    if (Object.keys(input).length > 1) void act('item.correct', input)
  }
  const read = (field: ItemShown['corrected'][number]['field']) => {
    const found = shown.corrected.find((each) => each.field === field)
    if (!found) return null
    if (!found.read) return 'The file states none.'
    return `The file: ${field === 'publishedAt' ? fullTime(found.read) : found.read}`
  }
  return (
    <Dialog
      title="Correct this item"
      detail="Leave a field empty to state that the copy has none. The original stays as it came."
      onClose={onClose}
      onSubmit={save}
      buttons={
        <Button look="primary" submit disabled={headline.trim() === ''}>
          Save
        </Button>
      }
    >
      <TextField
        label="Headline"
        serif
        dir="auto"
        value={headline}
        maxLength={1000}
        onChange={(event) => setHeadline(event.target.value)}
        hint={
          read('headline') ?? (shown.headlineMade ? 'Made from the first sentence: the file has none.' : null)
        }
        fault={headline.trim() === '' ? 'An item needs a headline.' : null}
      />
      <TextField
        label="Byline"
        dir="auto"
        placeholder="No byline"
        value={byline}
        maxLength={500}
        onChange={(event) => setByline(event.target.value)}
        hint={read('byline')}
      />
      <TextField
        label="Source"
        dir="auto"
        placeholder="No source"
        value={source}
        maxLength={300}
        onChange={(event) => setSource(event.target.value)}
        hint={read('source')}
      />
      <TextField
        label="Published"
        type="datetime-local"
        value={date}
        onChange={(event) => setDate(event.target.value)}
        hint={read('publishedAt') ?? zoneWords(new Date())}
      />
    </Dialog>
  )
}
