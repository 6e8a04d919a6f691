import { memo } from 'react'
import { ChevronDown, ChevronRight, Download, RotateCw } from 'lucide-react'
import type { ReceiptFile } from '../../contract/imports.ts'
import { hrefOf } from '../place.ts'
import { Button } from '../ui/Button.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Icon } from '../ui/Icon.tsx'
import { plural } from '../words.ts'
import { fileName, saveKept, tryAgain } from './file-actions.ts'
import { outcomes } from './outcome-words.ts'
import { canTryAgain, whatToDo } from './what-to-do.ts'
import styles from './FileRow.module.css'

/** One file: its name, what became of it and why, what to do; unfolded, its items with theirs. */
export const FileRow = memo(function FileRow({
  file,
  open,
  onOpen,
}: {
  readonly file: ReceiptFile
  readonly open: boolean
  readonly onOpen: (path: string) => void
}) {
  const { words, icon, tone } = outcomes[file.outcome]
  const name = fileName(file.path)
  const folder = file.path.slice(0, file.path.length - name.length)
  const failed = file.outcome === 'refused' || file.outcome === 'kept'
  const step = whatToDo(file)
  // The one item of a file that was not read says what the file says.
  const hasMoreToSay = file.itemCount > (failed ? 1 : 0)
  return (
    <div className={[styles.file, failed ? styles.failed : ''].join(' ')}>
      {hasMoreToSay ? (
        <button
          type="button"
          className={styles.fold}
          aria-expanded={open}
          aria-label={`Items of ${name}`}
          onClick={() => onOpen(file.path)}
        >
          <Icon of={open ? ChevronDown : ChevronRight} size={14} />
        </button>
      ) : (
        <span />
      )}
      <div className={styles.what}>
        <p className={styles.name} title={file.path}>
          <b dir="auto">{name}</b>
          {folder !== '' && (
            <span className={styles.folder} dir="auto">
              {folder}
            </span>
          )}
        </p>
        <p className={styles.why} dir="auto">
          {file.words}
        </p>
        {failed && step !== null && <p className={styles.step}>{step}</p>}
        {file.warnings.map((warning, index) => (
          <p key={index} className={styles.warning} dir="auto">
            {warning.words}
          </p>
        ))}
      </div>
      <span className={styles.count}>{hasMoreToSay && plural(file.itemCount, 'item')}</span>
      <span className={styles.outcome}>
        <Chip tone={tone} icon={icon}>
          {words}
        </Chip>
      </span>
      <span className={styles.actions}>
        {canTryAgain(file) && (
          <Button small icon={RotateCw} onClick={() => void tryAgain(file)}>
            Try again
          </Button>
        )}
        {file.sha256 !== null && (
          <Button
            small
            look={failed ? 'plain' : 'quiet'}
            icon={Download}
            aria-label={`Save a copy of ${name}`}
            title={`SHA-256 ${file.sha256}`}
            onClick={() => void saveKept(file)}
          >
            Save a copy
          </Button>
        )}
      </span>
      {open && (
        <ul className={styles.items}>
          {file.items.map((item, index) => (
            <li key={index}>
              <span className={styles.headline}>
                {item.id === null ? (
                  <span dir="auto">{item.headline || 'An item without a headline'}</span>
                ) : (
                  <a href={hrefOf({ screen: 'desk', q: '', item: item.id })} dir="auto">
                    {item.headline}
                  </a>
                )}
                {item.words !== null && <span className={styles.reason}>{item.words}</span>}
              </span>
              <Chip tone={outcomes[item.outcome].tone} icon={outcomes[item.outcome].icon}>
                {outcomes[item.outcome].words}
              </Chip>
            </li>
          ))}
          {file.itemCount > file.items.length && (
            <li className={styles.rest}>
              and {plural(file.itemCount - file.items.length, 'more item', 'more items')}, not named here
            </li>
          )}
        </ul>
      )}
    </div>
  )
})
