import { useEffect, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useCell } from '../cell.ts'
import { connectionState, engine } from '../client.ts'
import { uploading } from '../import/uploading.ts'
import { imports, type Progress } from '../notices.ts'
import { hrefOf } from '../place.ts'
import { queries } from '../queries.ts'
import { Icon } from '../ui/Icon.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import { clockTimeSeconds, formatCount, formatNumber, plural } from '../words.ts'
import styles from './StatusBar.module.css'

/** The foot of the window: what is under way, what is saved, who is at the desk. */
export function StatusBar() {
  const { data: status } = useQuery(queries.status())
  const connection = useCell(connectionState)
  return (
    <footer className={styles.bar}>
      <ImportProgress />
      {status?.interrupted.map((each) => (
        <span key={each.import}>
          The import “{each.name}” was interrupted.
          <button
            type="button"
            className={styles.action}
            onClick={() => void engine.imports.resume({ import: each.import })}
          >
            Resume
          </button>
        </span>
      ))}
      <span className={styles.gap} />
      {connection !== 'open' && <Connecting />}
      {status && !status.sound && (
        <span className={styles.warning}>The store is damaged: run “copytaster verify”</span>
      )}
      {status && (
        <span>
          {formatCount(status.items)} {status.items.count === 1 ? 'item' : 'items'}
        </span>
      )}
      {status?.savedAt && <span>Saved {clockTimeSeconds(status.savedAt)}</span>}
      {status?.settings.editor && <span>{status.settings.editor}</span>}
    </footer>
  )
}

function Connecting() {
  const late = useLate(300)
  return late ? <span className={styles.warning}>Waiting for the engine…</span> : null
}

function ImportProgress() {
  const all = useCell(imports)
  const upload = useCell(uploading)
  const running = all.filter((each) => each.state === 'running')
  const last = all.at(-1)
  if (upload) return <Uploading key="upload" done={upload.done} total={upload.total} />
  if (running.length > 0) return running.map((each) => <Running key={each.import} progress={each} />)
  if (last) return <Ended key={last.import} progress={last} />
  return null
}

function Uploading({ done, total }: { readonly done: number; readonly total: number }) {
  const late = useLate(300)
  if (!late) return null
  return (
    <>
      <span>
        <Icon of={Download} size={13} />
        Handing over
      </span>
      <ProgressBar words="Handing over files" done={done} total={total} />
      <span className={styles.number}>
        {formatNumber(done)} of {plural(total, 'file')}
      </span>
    </>
  )
}

function Running({ progress }: { readonly progress: Progress }) {
  // Work that is over in a moment is not announced.
  const late = useLate(300)
  if (!late) return null
  const { name, files, filesTotal, items, refused } = progress
  return (
    <>
      <span>
        <Icon of={Download} size={13} />
        Importing “{name}”
      </span>
      <ProgressBar words={`Importing ${name}`} done={files} total={filesTotal} />
      <span className={styles.number}>
        {filesTotal === null
          ? plural(files, 'file')
          : `${formatNumber(files)} of ${plural(filesTotal, 'file')}`}
        {' · '}
        {plural(items, 'item')}
        {refused > 0 && ` · ${formatNumber(refused)} failed`}
      </span>
      <button
        type="button"
        className={styles.action}
        onClick={() => void engine.imports.cancel({ import: progress.import })}
      >
        Stop
      </button>
      <SeeResults progress={progress} />
    </>
  )
}

const SHOWN_AFTER_END = 60_000

function Ended({ progress }: { readonly progress: Progress }) {
  const over = useLate(SHOWN_AFTER_END)
  if (over) return null
  const words = { done: 'Imported', cancelled: 'Stopped importing', interrupted: 'Interrupted:', running: '' }
  return (
    <>
      <span>
        <Icon of={Download} size={13} />
        {words[progress.state]} “{progress.name}”: {plural(progress.items, 'item')}
        {progress.refused > 0 && `, ${formatNumber(progress.refused)} failed`}
      </span>
      <SeeResults progress={progress} />
    </>
  )
}

function SeeResults({ progress }: { readonly progress: Progress }) {
  return (
    <a className={styles.action} href={hrefOf({ screen: 'receipt', receipt: progress.import })}>
      See results
    </a>
  )
}

/** True once the component has been there for so long. */
function useLate(after: number): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), after)
    return () => clearTimeout(timer)
  }, [after])
  return late
}
