import { useState } from 'react'
import { ChevronDown, ChevronRight, Download } from 'lucide-react'
import type { BriefShown } from '../../contract/briefs.ts'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { clockTime, exactTime, fileSize, fullDay } from '../words.ts'
import { saveExported } from './export-brief.ts'
import styles from './PastExports.module.css'

/** What has left of this brief: each file with its SHA-256, and the same bytes again. */
export function PastExports({ brief }: { readonly brief: BriefShown }) {
  const [open, setOpen] = useState(false)
  if (brief.exports.length === 0) return null
  return (
    <section className={styles.exports} aria-label="Past exports">
      <h2>
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon of={open ? ChevronDown : ChevronRight} size={14} />
          Past exports
          <span className={styles.count}>{brief.exports.length}</span>
        </button>
      </h2>
      {open && (
        <ol>
          {brief.exports.map((each) => (
            <li key={each.id}>
              <p className={styles.when}>
                <time title={exactTime(each.at)}>
                  {fullDay(each.at)}, {clockTime(each.at)}
                </time>
                , by <bdi>{each.by}</bdi>
              </p>
              <ul>
                {each.files.map((file) => (
                  <li key={file.format} className={styles.file}>
                    <span className={styles.name} dir="auto">
                      {file.name}
                    </span>
                    <span className={styles.size}>{fileSize(file.size)}</span>
                    <IconButton
                      icon={Download}
                      size={15}
                      words={`Save ${file.name} again`}
                      onClick={() => void saveExported(each.id, file)}
                    />
                    <code title="SHA-256">{file.sha256}</code>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
