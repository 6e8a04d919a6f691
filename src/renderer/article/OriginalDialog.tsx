import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { engine, wordsOf } from '../client.ts'
import { queries } from '../queries.ts'
import { saveFile } from '../save-file.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { showToast } from '../ui/toasts.ts'
import { fileSize, formatNumber } from '../words.ts'
import styles from './OriginalDialog.module.css'

/** The original as it came: inert text, never rendered; else what is known of it, and a copy byte for byte. */
export function OriginalDialog({ item, onClose }: { readonly item: string; readonly onClose: () => void }) {
  const { data: original, error } = useQuery(queries.original(item))
  const save = async () => {
    if (!original) return
    try {
      await saveFile(original.name.split('/').at(-1) || 'original', 'application/octet-stream', (offset) =>
        engine.items.originalBytes({ item, offset }),
      )
    } catch (reason) {
      showToast(wordsOf(reason), { tone: 'refused' })
    }
  }
  return (
    <Dialog
      wide
      title={original?.name ?? 'Original'}
      detail={
        original
          ? `${original.mediaType}, ${fileSize(original.size)} (${formatNumber(original.size)} bytes)`
          : error
            ? wordsOf(error)
            : null
      }
      onClose={onClose}
      buttons={
        <Button look="primary" icon={Download} disabled={!original} onClick={() => void save()}>
          Save a copy
        </Button>
      }
    >
      {original && (
        <>
          <p className={styles.hash}>SHA-256 {original.sha256}</p>
          {original.text === null ? (
            <p className={styles.none}>
              This file is not text. Save a copy to look at it in another program.
            </p>
          ) : (
            <pre className={styles.text} tabIndex={0} dir="auto">
              {original.text}
            </pre>
          )}
          {original.truncated && (
            <p className={styles.none}>The first 200,000 characters. The copy has all of it.</p>
          )}
        </>
      )}
    </Dialog>
  )
}
