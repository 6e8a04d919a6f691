import { useDeferredValue, useMemo } from 'react'
import { useQuery } from '@tanstack/react-query'
import { FileCode2, FileText, FileType2, Hash } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { BriefFormat } from '../../contract/briefs.ts'
import { printBrief } from '../../contract/brief-words.ts'
import { useCell } from '../cell.ts'
import { wordsOf } from '../client.ts'
import { keysOf } from '../frame/CommandButton.tsx'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { exporting, FORMAT_WORDS } from './export-brief.ts'
import { briefQueries } from './queries.ts'
import { Sheet } from './Sheet.tsx'
import { SourceText } from './SourceText.tsx'
import { typedEntry, withTyped } from './typed-entry.ts'
import styles from './PreviewPane.module.css'

/** In the order of the buttons, and of the four files. */
const FORMATS: readonly {
  readonly format: BriefFormat
  readonly icon: LucideIcon
}[] = [
  { format: 'docx', icon: FileText },
  { format: 'pdf', icon: FileType2 },
  { format: 'html', icon: FileCode2 },
  { format: 'md', icon: Hash },
]
export const allFormats: readonly BriefFormat[] = FORMATS.map((each) => each.format)

/** What stands at the right of the outline. */
export type Beside = 'preview' | 'source'

/** The page as it will leave, key by key; or the source text of the open entry, to write beside. */
export function PreviewPane({
  brief,
  source,
  beside,
  onBeside,
  onExport,
}: {
  readonly brief: string
  /** The item of the open entry. */
  readonly source: { readonly item: string; readonly number: number } | null
  readonly beside: Beside
  readonly onBeside: (beside: Beside) => void
  readonly onExport: (formats: readonly BriefFormat[]) => void
}) {
  const busy = useCell(exporting)
  const shown = source === null ? 'preview' : beside
  return (
    <section className={styles.pane} aria-label={shown === 'preview' ? 'Preview' : 'Source text'} data-pane>
      <div className={styles.bar} role="toolbar" aria-label="Preview and export">
        <Button look="quiet" aria-pressed={shown === 'preview'} onClick={() => onBeside('preview')}>
          Preview
        </Button>
        {source !== null && (
          <Button look="quiet" aria-pressed={shown === 'source'} onClick={() => onBeside('source')}>
            Source of item {source.number}
          </Button>
        )}
        <span className={styles.gap} />
        <span className={styles.state} role="status">
          {busy ? 'Writing the files…' : ''}
        </span>
        {FORMATS.map(({ format, icon }) => (
          <Button
            key={format}
            icon={icon}
            aria-disabled={busy !== null}
            aria-label={`Export as ${FORMAT_WORDS[format]}`}
            title={`Export as ${FORMAT_WORDS[format]}. ${keysOf('brief.export') ?? ''}: all four`}
            onClick={() => onExport([format])}
          >
            {FORMAT_WORDS[format]}
          </Button>
        ))}
      </div>
      <div
        className={styles.body}
        data-beside={shown}
        tabIndex={0}
        role="group"
        aria-label={shown === 'preview' ? 'The page as it will leave' : 'Source text'}
        data-pane-focus
      >
        {shown === 'source' && source ? <SourceText item={source.item} /> : <Preview brief={brief} />}
      </div>
    </section>
  )
}

function Preview({ brief }: { readonly brief: string }) {
  const { data: document, error } = useQuery(briefQueries.document(brief))
  const typed = useDeferredValue(useCell(typedEntry))
  const printed = useMemo(() => document && printBrief(withTyped(document, typed)), [document, typed])
  if (error) return <EmptyState title="The preview could not be made.">{wordsOf(error)}</EmptyState>
  return printed ? <Sheet printed={printed} /> : null
}
