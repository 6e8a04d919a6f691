import type { DeskSettings } from '../../contract/desk.ts'
import { commandGroups, commands, type Command } from '../commands.ts'
import { isSingleKey, keyWords, readSequence } from '../keys.ts'
import { CheckField } from '../ui/Field.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { configure } from './configure.ts'
import { Setting } from './Setting.tsx'
import styles from './KeySettings.module.css'

/** Whether single letters act, and every command with its keys, from the one table that binds them. */
export function KeySettings({ settings }: { readonly settings: DeskSettings }) {
  return (
    <>
      <Setting
        title="Single-letter keys"
        hint="Without them, commands are reached by Ctrl K, the menus and the buttons; keys with Ctrl or Alt stay."
      >
        <CheckField
          label="Single letters act"
          hint="They always pause while you write. Switch them off if you dictate or press keys by accident."
          checked={settings.singleKeys}
          onChange={(event) => void configure({ singleKeys: event.target.checked })}
        />
      </Setting>
      {commandGroups.map((group) => (
        <table key={group} className={styles.keys}>
          <caption>{group}</caption>
          <thead className={styles.spoken}>
            <tr>
              <th scope="col">Command</th>
              <th scope="col">Keys</th>
            </tr>
          </thead>
          <tbody>
            {commands
              .filter((command) => command.group === group)
              .map((command) => (
                <Row key={command.id} command={command} settings={settings} />
              ))}
          </tbody>
        </table>
      ))}
    </>
  )
}

function Row({ command, settings }: { readonly command: Command; readonly settings: DeskSettings }) {
  const digit = /^item\.tag(\d)$/.exec(command.id)?.[1]
  const tag = digit === undefined ? undefined : settings.tags[Number(digit) - 1]
  return (
    <tr>
      <th scope="row">
        {command.words}
        {tag !== undefined && (
          <>
            : <bdi>{tag}</bdi>
          </>
        )}
      </th>
      <td>
        {command.keys.length === 0 && <span className={styles.none}>no key</span>}
        {command.keys.map((keys) => {
          const off = !settings.singleKeys && isSingleKey(readSequence(keys))
          return (
            <span
              key={keys}
              className={off ? styles.off : undefined}
              title={off ? 'Switched off' : undefined}
            >
              <Kbd keys={keyWords(keys)} />
              <span className={styles.spoken}>
                {keyWords(keys)}
                {off ? ', switched off' : ''}
              </span>
            </span>
          )
        })}
      </td>
    </tr>
  )
}
