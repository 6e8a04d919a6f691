import { FolderOpen, TriangleAlert, X } from 'lucide-react'
import type { DeskStatus } from '../../contract/desk.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { configure } from './configure.ts'
import { Setting } from './Setting.tsx'
import styles from './WatchedFolders.module.css'

/** Folders whose files come in by themselves, and why nothing comes from one of them. */
export function WatchedFolders({ status }: { readonly status: DeskStatus }) {
  const { watchedFolders } = status.settings
  const choose = async () => {
    const [folder] = (await window.desk?.chooseFolder()) ?? []
    if (folder !== undefined && !watchedFolders.includes(folder))
      void configure({ watchedFolders: [...watchedFolders, folder] })
  }
  return (
    <Setting
      title="Watched folders"
      hint="What is put into them, or changes there, comes in by itself once it is written. Files stay where they are."
    >
      {watchedFolders.length > 0 && (
        <ul className={styles.folders}>
          {watchedFolders.map((folder) => {
            const words = status.watched.find((each) => each.folder === folder)?.words
            return (
              <li key={folder}>
                <span>
                  <code>{folder}</code>
                  {words && (
                    <small role="note">
                      <Icon of={TriangleAlert} size={12} /> {words}
                    </small>
                  )}
                </span>
                <IconButton
                  icon={X}
                  size={14}
                  words={`Stop watching ${folder}`}
                  onClick={() =>
                    void configure({ watchedFolders: watchedFolders.filter((each) => each !== folder) })
                  }
                />
              </li>
            )
          })}
        </ul>
      )}
      {window.desk ? (
        <Button icon={FolderOpen} onClick={() => void choose()}>
          Watch a folder…
        </Button>
      ) : (
        <p className={styles.hint}>
          A browser names no folders. Add one in the window, or run <code>copytaster watch</code>.
        </p>
      )}
    </Setting>
  )
}
