import { RefreshCw } from 'lucide-react'
import type { DeskStatus } from '../../contract/desk.ts'
import { rereadAll } from '../import/start-import.ts'
import { Button } from '../ui/Button.tsx'
import { exactTime, formatCount } from '../words.ts'
import styles from './DataSettings.module.css'

/** Where everything lives, whether it is sound, and how it is kept. */
export function DataSettings({ status }: { readonly status: DeskStatus }) {
  return (
    <dl className={styles.data}>
      <dt>Data folder</dt>
      <dd>
        <code>{status.home}</code>
        <p>
          The store, every original as it came, the exports and the backups. The window, the browser and the
          shell share it.
        </p>
      </dd>
      <dt>Items</dt>
      <dd>{formatCount(status.items)}</dd>
      <dt>Last saved</dt>
      <dd>
        {status.savedAt === null ? 'nothing was saved yet' : exactTime(status.savedAt)}
        <p>Every decision is on the disk before it is said to be done.</p>
      </dd>
      <dt>Store</dt>
      <dd className={status.sound ? undefined : styles.damaged}>
        {status.sound ? 'sound when it was opened' : 'damaged'}
        <p>
          <code>copytaster verify</code> checks the store, the chain of the log and every original against its
          hash.
        </p>
      </dd>
      <dt>Backup</dt>
      <dd>
        A copy is made before the store changes its form.
        <p>
          <code>copytaster backup</code> makes one now, checks it, and keeps the last seven in the data
          folder. Copy the whole folder elsewhere to be safe from a failing disk.
        </p>
      </dd>
      <dt>Originals</dt>
      <dd>
        Every document is kept as it came, so it can be read again when the readers get better.
        <p>
          What reads differently becomes a version of its item; decisions stay, and the whole can be undone.
        </p>
        <Button icon={RefreshCw} small onClick={() => void rereadAll()}>
          Read all originals again
        </Button>
      </dd>
      <dt>Version</dt>
      <dd>Copytaster {status.version}</dd>
    </dl>
  )
}
