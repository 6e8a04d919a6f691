import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Database, Highlighter, Keyboard, Newspaper, Rss, UserRound } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import { wordsOf } from '../client.ts'
import { queries } from '../queries.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Icon } from '../ui/Icon.tsx'
import { PaneHeader } from '../ui/PaneHeader.tsx'
import { DataSettings } from './DataSettings.tsx'
import { DeskSettings } from './DeskSettings.tsx'
import { GeneralSettings } from './GeneralSettings.tsx'
import { KeySettings } from './KeySettings.tsx'
import { MarkSettings } from './MarkSettings.tsx'
import { SourceSettings } from './SourceSettings.tsx'
import { WatchedFolders } from './WatchedFolders.tsx'
import styles from './SettingsScreen.module.css'

const CHAPTERS: readonly { readonly name: string; readonly icon: LucideIcon }[] = [
  { name: 'General', icon: UserRound },
  { name: 'Keys', icon: Keyboard },
  { name: 'Desk', icon: Newspaper },
  { name: 'Sources', icon: Rss },
  { name: 'Marks', icon: Highlighter },
  { name: 'Data', icon: Database },
]

/** What can be set, on one page with its chapters at the left. What the desk has set can be undone like anything else. */
export function SettingsScreen() {
  const { data: status, error } = useQuery(queries.status())
  const page = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(CHAPTERS[0]?.name ?? '')
  const goTo = (name: string) => {
    setAt(name)
    const chapter = document.getElementById(`settings-${name}`)
    page.current?.scrollTo({ top: chapter?.offsetTop ?? 0 })
    chapter?.focus({ preventScroll: true })
  }
  useEffect(() => {
    if (status && document.activeElement === document.body) page.current?.focus({ preventScroll: true })
  }, [status])
  if (error) {
    return (
      <section className={styles.settings} aria-label="Settings" data-pane>
        <PaneHeader title="Settings" />
        <EmptyState title="The settings could not be read.">{wordsOf(error)}</EmptyState>
      </section>
    )
  }
  if (!status) return null
  const chapters: Readonly<Record<string, ReactNode>> = {
    General: <GeneralSettings settings={status.settings} />,
    Keys: <KeySettings settings={status.settings} />,
    Desk: <DeskSettings settings={status.settings} />,
    Sources: (
      <>
        <SourceSettings settings={status.settings} />
        <WatchedFolders status={status} />
      </>
    ),
    Marks: <MarkSettings />,
    Data: <DataSettings status={status} />,
  }
  return (
    <section className={styles.settings} aria-label="Settings">
      <PaneHeader title="Settings" detail="saved as you change them" />
      <div className={styles.columns}>
        <nav className={styles.chapters} aria-label="Chapters of the settings" data-pane>
          <ul>
            {CHAPTERS.map(({ name, icon }) => (
              <li key={name}>
                <button
                  type="button"
                  aria-current={at === name || undefined}
                  onClick={() => goTo(name)}
                  data-pane-focus={at === name || undefined}
                >
                  <Icon of={icon} />
                  {name}
                </button>
              </li>
            ))}
          </ul>
        </nav>
        <div
          ref={page}
          className={styles.page}
          tabIndex={0}
          role="group"
          aria-label="All settings"
          data-pane
          data-pane-focus
          onScroll={(event) => setAt(chapterAt(event.currentTarget) ?? at)}
        >
          {CHAPTERS.map(({ name }) => (
            <div
              key={name}
              role="group"
              id={`settings-${name}`}
              className={styles.chapter}
              aria-label={name}
              tabIndex={-1}
            >
              <h2>{name}</h2>
              {chapters[name]}
            </div>
          ))}
        </div>
      </div>
    </section>
  )
}

/** The chapter that is being read: the last one whose title has come into the upper third. */
function chapterAt(page: HTMLElement): string | null {
  if (page.scrollTop + page.clientHeight >= page.scrollHeight - 2) return CHAPTERS.at(-1)?.name ?? null
  const line = page.getBoundingClientRect().top + page.clientHeight / 3
  const above = CHAPTERS.filter(({ name }) => {
    const chapter = document.getElementById(`settings-${name}`)
    return chapter !== null && chapter.getBoundingClientRect().top <= line
  })
  return above.at(-1)?.name ?? null
}
