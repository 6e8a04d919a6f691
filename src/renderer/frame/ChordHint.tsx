import { useCell } from '../cell.ts'
import { chordNames } from '../commands.ts'
import { keyWords } from '../keys.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { pending } from './listen-to-keys.ts'
import styles from './ChordHint.module.css'

/** After the first press of a chord: what may follow. */
export function ChordHint() {
  const waiting = useCell(pending)
  return (
    <div role="status" className={styles.place}>
      {waiting && (
        <div className={styles.hint}>
          <p>
            {chordNames[waiting.written] ?? keyWords(waiting.written)}{' '}
            <Kbd keys={keyWords(waiting.written)} />
          </p>
          <ul>
            {waiting.follow.map(({ command, key }) => (
              <li key={command.id}>
                <Kbd keys={keyWords(key)} /> <span>{command.words}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
