import { useEffect, useMemo, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Check, PanelRight, StickyNote, TriangleAlert } from 'lucide-react'
import { blockText } from '../../contract/block-text.ts'
import type { BriefEntry } from '../../contract/briefs.ts'
import { queries } from '../queries.ts'
import { Button } from '../ui/Button.tsx'
import { TextArea, TextField } from '../ui/Field.tsx'
import { Icon } from '../ui/Icon.tsx'
import { listOf, plural } from '../words.ts'
import { actOnBrief } from './act-on-brief.ts'
import { countWords } from './count-words.ts'
import { figuresNotIn, hasFigures } from './figures.ts'
import { withEntry } from './outline.ts'
import { useSavedText } from './saved-text.ts'
import { noteTyped, typedEntry } from './typed-entry.ts'
import styles from './EntryEditor.module.css'

/** Headline, summary and note of an entry, saved as they are typed and checked against the source's figures. */
export function EntryEditor({
  brief,
  entry,
  sourceShown,
  onSource,
}: {
  readonly brief: string
  readonly entry: BriefEntry
  /** The source text stands at the right instead of the preview. */
  readonly sourceShown: boolean
  readonly onSource: () => void
}) {
  const { data: item } = useQuery(queries.item(entry.item.id))
  const [noteOpen, setNoteOpen] = useState(entry.note !== null)
  const save = (field: 'headline' | 'summary' | 'note') => async (text: string) => {
    const given = text.trim() === '' ? null : text
    const shown =
      field === 'headline'
        ? { headline: given ?? entry.item.headline, headlineOwn: given === null }
        : { [field]: field === 'summary' ? (given ?? '') : given }
    const acted = await actOnBrief(
      brief,
      'brief.editEntry',
      { entry: entry.id, [field]: given },
      (before) => withEntry(before, entry.id, shown),
      { quiet: true },
    )
    return acted !== null
  }
  const headline = useSavedText(entry.headline, save('headline'))
  const summary = useSavedText(entry.summary, save('summary'))
  const note = useSavedText(entry.note ?? '', save('note'))
  useEffect(() => () => typedEntry.set(null), [entry.number])

  const source = useMemo(
    () => (item ? [item.headline, ...item.blocks.map(blockText)].join('\n') : null),
    [item],
  )
  return (
    <div className={styles.editor}>
      <TextField
        label="Headline in this brief"
        serif
        dir="auto"
        maxLength={1000}
        value={headline.value}
        onChange={(event) => {
          headline.type(event.target.value)
          noteTyped(entry.number, { headline: event.target.value })
        }}
        onBlur={headline.leave}
        hint={
          headline.value !== entry.item.headline ? (
            <span dir="auto">The item’s own: {entry.item.headline}</span>
          ) : null
        }
      />
      <div className={styles.summary}>
        <TextArea
          label="Summary"
          dir="auto"
          maxLength={50_000}
          placeholder="Without a summary the opening of the item is printed."
          value={summary.value}
          onChange={(event) => {
            summary.type(event.target.value)
            noteTyped(entry.number, { summary: event.target.value })
          }}
          onBlur={summary.leave}
        />
      </div>
      <div className={styles.foot}>
        <span className={styles.count}>{plural(countWords(summary.value), 'word')}</span>
        {source !== null && <Figures source={source} summary={summary.value} />}
        <span className={styles.gap} />
        <Button look="quiet" small icon={PanelRight} aria-pressed={sourceShown} onClick={onSource}>
          Source
        </Button>
        {!noteOpen && (
          <Button look="quiet" small icon={StickyNote} onClick={() => setNoteOpen(true)}>
            Note
          </Button>
        )}
      </div>
      {noteOpen && (
        <div className={styles.note}>
          <TextArea
            label="Note, printed under the summary"
            dir="auto"
            maxLength={20_000}
            value={note.value}
            onChange={(event) => {
              note.type(event.target.value)
              noteTyped(entry.number, { note: event.target.value })
            }}
            onBlur={note.leave}
          />
        </div>
      )}
    </div>
  )
}

/** Whether every figure of the summary stands in the source. */
function Figures({ source, summary }: { readonly source: string; readonly summary: string }) {
  const missing = useMemo(() => figuresNotIn(source, summary), [source, summary])
  if (!hasFigures(summary)) return null
  return (
    <span role="status" className={missing.length > 0 ? styles.missing : styles.found}>
      {missing.length > 0 ? (
        <>
          <Icon of={TriangleAlert} size={13} weight={2} />
          {listOf.format(missing)} {missing.length === 1 ? 'is' : 'are'} not in the source
        </>
      ) : (
        <>
          Every figure found in the source
          <Icon of={Check} size={13} weight={2.5} />
        </>
      )}
    </span>
  )
}
