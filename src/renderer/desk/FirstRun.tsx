import { useState } from 'react'
import type { DeskStatus } from '../../contract/desk.ts'
import { act } from '../act.ts'
import { useCell } from '../cell.ts'
import { commandOf } from '../commands.ts'
import { importSample } from '../import/start-import.ts'
import { imports } from '../notices.ts'
import { hrefOf } from '../place.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { TextField } from '../ui/Field.tsx'
import { plural } from '../words.ts'
import styles from './FirstRun.module.css'

/** The desk before any copy: what to do, and who is at it. */
export function FirstRun({ status }: { readonly status: DeskStatus }) {
  const last = useCell(imports).at(-1)
  return (
    <section className={styles.first} aria-label="Copy" data-pane>
      <EmptyState
        title={<h1 className={styles.title}>No copy yet.</h1>}
        actions={
          <>
            <Button look="primary" onClick={() => void importSample()}>
              Load sample copy
            </Button>
            <Button icon={commandOf('desk.import').icon} keys="I" onClick={commandOf('desk.import').run}>
              Import
            </Button>
          </>
        }
      >
        <p>Drop files or a folder anywhere, or press I.</p>
        <p>Feeds, wire files, mail, Word, OpenDocument, RTF, PDF, HTML, Markdown and text are read.</p>
        <p>Nothing leaves this computer.</p>
        {last && last.state !== 'running' && (
          <p className={styles.last}>
            The import “{last.name}” brought no items
            {last.refused > 0 && `: ${plural(last.refused, 'file')} could not be read`}.{' '}
            <a href={hrefOf({ screen: 'receipt', receipt: last.import })}>See why</a>
          </p>
        )}
        {status.settings.editor === '' ? <NameForm /> : <p>At the desk: {status.settings.editor}</p>}
      </EmptyState>
    </section>
  )
}

function NameForm() {
  const [name, setName] = useState('')
  return (
    <form
      className={styles.name}
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim()) void act('desk.configure', { editor: name.trim() }, { quiet: true })
      }}
    >
      <TextField
        label="Your name, for the history and the briefs"
        value={name}
        maxLength={120}
        onChange={(event) => setName(event.target.value)}
      />
      <Button submit disabled={name.trim() === ''}>
        Save
      </Button>
    </form>
  )
}
