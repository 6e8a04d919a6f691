import { useState } from 'react'
import type { DeskSettings as Settings } from '../../contract/desk.ts'
import { deskTagNumbers } from '../command-runs.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { configure } from './configure.ts'
import { Setting } from './Setting.tsx'
import styles from './DeskSettings.module.css'

/** The desk's own nine tags, each on its digit. */
export function DeskSettings({ settings }: { readonly settings: Settings }) {
  return (
    <Setting
      title="The desk’s nine tags"
      hint="Each stands on its digit: 1 to 9 puts it on what is chosen, and takes it off again. An emptied line lets those after it move up. Items keep the tags they have."
    >
      <Tags key={settings.tags.join('\n')} tags={settings.tags} />
    </Setting>
  )
}

function Tags({ tags }: { readonly tags: readonly string[] }) {
  const [typed, setTyped] = useState<readonly string[]>(() =>
    deskTagNumbers.map((number) => tags[number - 1] ?? ''),
  )
  const named = typed.map((tag) => tag.trim()).filter((tag) => tag !== '')
  const twice = named.find((tag, index) => named.findIndex((each) => same(each, tag)) !== index)
  const save = () => {
    if (twice === undefined && named.join('\n') !== tags.join('\n')) void configure({ tags: named })
  }
  return (
    <>
      <ol className={styles.tags}>
        {deskTagNumbers.map((number) => (
          <li key={number}>
            <Kbd keys={String(number)} />
            <input
              aria-label={`Tag ${number}`}
              placeholder="no tag"
              dir="auto"
              maxLength={60}
              autoComplete="off"
              aria-invalid={twice !== undefined && same(typed[number - 1] ?? '', twice)}
              value={typed[number - 1] ?? ''}
              onChange={(event) => {
                const text = event.target.value
                setTyped(typed.map((tag, index) => (index === number - 1 ? text : tag)))
              }}
              onBlur={save}
              onKeyDown={(event) => {
                if (event.key === 'Enter') save()
              }}
            />
          </li>
        ))}
      </ol>
      {twice !== undefined && (
        <p className={styles.fault} role="alert">
          “{twice}” stands twice; a tag needs one digit only.
        </p>
      )}
    </>
  )
}

function same(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase()
}
