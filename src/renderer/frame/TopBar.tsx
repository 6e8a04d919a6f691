import { PanelLeft } from 'lucide-react'
import { useCell } from '../cell.ts'
import { SearchField } from '../desk/SearchField.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { CommandButton, CommandIcon } from './CommandButton.tsx'
import { railShown } from './rail-shown.ts'
import { toggleRail } from '../command-runs.ts'
import styles from './TopBar.module.css'

/** Name, search, and what can be done from everywhere. */
export function TopBar() {
  const shown = useCell(railShown)
  return (
    <header className={styles.bar}>
      <div className={styles.brand}>
        <span className={styles.toggle}>
          <IconButton
            icon={PanelLeft}
            words={shown ? 'Hide the side bar' : 'Show the side bar'}
            aria-expanded={shown}
            onClick={toggleRail}
          />
        </span>
        <span className={styles.mark} aria-hidden>
          c
        </span>
        <span className={styles.name}>Copytaster</span>
      </div>
      <SearchField />
      <div className={styles.tools} role="toolbar" aria-label="Desk">
        <CommandButton command="desk.commands" look="quiet" />
        <span className={styles.wide}>
          <CommandIcon command="desk.undo" />
          <CommandIcon command="go.history" />
          <CommandIcon command="desk.keys" />
        </span>
        <CommandIcon command="desk.settings" />
        <CommandButton command="desk.import" />
      </div>
    </header>
  )
}
