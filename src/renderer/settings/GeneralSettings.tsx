import { AArrowDown, AArrowUp } from 'lucide-react'
import { useState } from 'react'
import type { DeskSettings } from '../../contract/desk.ts'
import type { Theme } from '../../contract/shell.ts'
import { changeTextSize, textSize } from '../article/text-size.ts'
import { useCell } from '../cell.ts'
import { density } from '../desk/desk-list.ts'
import { theme } from '../theme.ts'
import { CheckField, TextField } from '../ui/Field.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Options } from './Options.tsx'
import { configure } from './configure.ts'
import { Setting } from './Setting.tsx'
import styles from './GeneralSettings.module.css'

const THEMES: readonly { readonly value: Theme; readonly words: string }[] = [
  { value: 'system', words: 'As the system' },
  { value: 'light', words: 'Light' },
  { value: 'dark', words: 'Dark' },
]

/** Who is at the desk, and how it looks. The look is this window's own; the name is the desk's. */
export function GeneralSettings({ settings }: { readonly settings: DeskSettings }) {
  const look = useCell(theme)
  const size = useCell(textSize)
  const rows = useCell(density)
  return (
    <>
      <Setting title="Editor" hint="Stands in the history beside what you decide, and under the briefs.">
        <EditorName key={settings.editor} editor={settings.editor} />
      </Setting>
      <Setting title="Theme">
        <Options label="Theme" value={look} options={THEMES} onChoose={theme.set} />
      </Setting>
      <Setting title="Text size in the reader" hint="From 15 to 21 pixels; + and − do the same at the desk.">
        <div className={styles.size}>
          <IconButton
            look="plain"
            icon={AArrowDown}
            words="Smaller text"
            keys="-"
            aria-disabled={size <= 15}
            onClick={() => changeTextSize(-1)}
          />
          <output aria-label="Text size">{size} px</output>
          <IconButton
            look="plain"
            icon={AArrowUp}
            words="Larger text"
            keys="+"
            aria-disabled={size >= 21}
            onClick={() => changeTextSize(1)}
          />
        </div>
        <p className={styles.sample} style={{ fontSize: size, lineHeight: `${Math.round(size * 1.6)}px` }}>
          Freight rates for the route were little changed.
        </p>
      </Setting>
      <Setting title="Rows of the list">
        <CheckField
          label="Compact rows"
          hint="One line an item instead of two."
          checked={rows === 'compact'}
          onChange={(event) => density.set(event.target.checked ? 'compact' : 'tall')}
        />
      </Setting>
    </>
  )
}

function EditorName({ editor }: { readonly editor: string }) {
  const [name, setName] = useState(editor)
  const save = () => {
    const given = name.trim()
    if (given === '') setName(editor)
    else if (given !== editor) void configure({ editor: given })
  }
  return (
    <TextField
      label="Name, and the desk if you like"
      placeholder="M. Okafor, foreign desk"
      value={name}
      maxLength={120}
      onChange={(event) => setName(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save()
      }}
    />
  )
}
