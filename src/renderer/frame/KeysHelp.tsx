import { commandGroups, commands, type Command } from '../commands.ts'
import { keyWords } from '../keys.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import styles from './KeysHelp.module.css'

/** Every key, from the table of commands. */
export function KeysHelp({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog
      wide
      title="Keys"
      detail="Keys act on the selection, else on the item under the cursor. They pause while you write; Settings can switch the single letters off."
      onClose={onClose}
    >
      <div className={styles.groups} tabIndex={0} role="group" aria-label="All keys">
        {commandGroups.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {withKeys(group).map((command) => (
                <div key={command.id}>
                  <dt>{command.id === 'item.tag1' ? 'The desk’s tags' : command.words}</dt>
                  <dd>
                    {(command.id === 'item.tag1' ? ['1–9'] : command.keys).map((keys) => (
                      <Kbd key={keys} keys={keyWords(keys)} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

function withKeys(group: Command['group']): Command[] {
  return commands.filter(
    (command) => command.group === group && command.keys.length > 0 && !/^item\.tag[2-9]$/.test(command.id),
  )
}
