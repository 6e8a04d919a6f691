import { hostOf } from '../open-link.ts'
import { Dialog } from '../ui/Dialog.tsx'
import styles from './LinkDialog.module.css'

/** Before a link of the copy is opened: where it leads, its host in plain letters. */
export function LinkDialog({ url, onClose }: { readonly url: string; readonly onClose: () => void }) {
  return (
    <Dialog title={`Open ${hostOf(url)}?`} detail="The link opens outside Copytaster." onClose={onClose}>
      <p className={styles.url}>{url}</p>
      <a className={styles.open} href={url} target="_blank" rel="noopener noreferrer" onClick={onClose}>
        Open in a new tab
      </a>
    </Dialog>
  )
}
