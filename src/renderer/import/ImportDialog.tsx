import { useRef, useState } from 'react'
import { File, FolderOpen } from 'lucide-react'
import { useCell } from '../cell.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { CheckField, TextArea, TextField } from '../ui/Field.tsx'
import { importFiles, importPaths, importText, splitNewsletters } from './start-import.ts'
import styles from './ImportDialog.module.css'

/** Import by hand: files, a folder, or text with the link it came from, which may have been dropped here. */
export function ImportDialog({
  url: dropped,
  onClose,
}: {
  readonly url?: string
  readonly onClose: () => void
}) {
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const parts = useCell(splitNewsletters)
  const [text, setText] = useState('')
  const [url, setUrl] = useState(dropped ?? '')
  const badUrl = url.trim() !== '' && !URL.canParse(url.trim())

  const choose = async (what: 'chooseFiles' | 'chooseFolder', input: HTMLInputElement | null) => {
    if (!window.desk) {
      input?.click()
      return
    }
    const paths = await window.desk[what]()
    if (paths.length === 0) return
    onClose()
    await importPaths(paths)
  }
  const take = (chosen: FileList | null) => {
    if (!chosen || chosen.length === 0) return
    // The list empties with its field, so it is copied before the dialog closes.
    const named = [...chosen].map((file) => ({ name: file.webkitRelativePath || file.name, file }))
    onClose()
    void importFiles(named)
  }
  return (
    <Dialog
      title="Import"
      detail="Feeds and wire files, mail (EML, MBOX), Word, OpenDocument, RTF, PDF, HTML, Markdown, text, JSON Lines, and ZIP files or folders of these. You can also drop files anywhere, or paste with Ctrl V."
      onClose={onClose}
      onSubmit={() => {
        if (text.trim() === '' || badUrl) return
        onClose()
        void importText(text, url.trim() || undefined)
      }}
      buttons={
        <Button look="primary" submit disabled={text.trim() === '' || badUrl}>
          Import the text
        </Button>
      }
    >
      <div className={styles.choose}>
        <Button icon={File} onClick={() => void choose('chooseFiles', files.current)}>
          Choose files…
        </Button>
        <Button icon={FolderOpen} onClick={() => void choose('chooseFolder', folder.current)}>
          Choose a folder…
        </Button>
        <input ref={files} type="file" multiple hidden onChange={(event) => take(event.target.files)} />
        <input
          ref={(element) => {
            folder.current = element
            // React has no property for it.
            element?.setAttribute('webkitdirectory', '')
          }}
          type="file"
          hidden
          onChange={(event) => take(event.target.files)}
        />
      </div>
      <CheckField
        label="Part newsletters into their stories"
        hint="Holds for mail that is dropped as well. A newsletter whose stories cannot be told apart stays whole."
        checked={parts}
        onChange={(event) => splitNewsletters.set(event.target.checked)}
      />
      <TextArea
        label="Or paste text, or the text of a link"
        rows={6}
        dir="auto"
        maxLength={900_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <TextField
        label="The link it came from, if there is one"
        placeholder="https://"
        inputMode="url"
        maxLength={4000}
        value={url}
        onChange={(event) => setUrl(event.target.value)}
        hint="It is noted as the source. Nothing is fetched."
        fault={badUrl ? 'This is not an address.' : null}
      />
    </Dialog>
  )
}
