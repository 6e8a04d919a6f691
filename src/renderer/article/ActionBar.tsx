import { memo } from 'react'
import { Ellipsis } from 'lucide-react'
import { useCell } from '../cell.ts'
import { commandOf, markIcon, type CommandId } from '../commands.ts'
import { selection } from '../desk/desk-list.ts'
import { CommandButton, CommandIcon, keysOf } from '../frame/CommandButton.tsx'
import { Button } from '../ui/Button.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem, MenuLine } from '../ui/Menu.tsx'
import { keyWords } from '../keys.ts'
import styles from './ActionBar.module.css'

/** What can be done with the item, or with the selection. */
export const ActionBar = memo(function ActionBar({ spiked }: { readonly spiked: boolean }) {
  const selected = useCell(selection).size
  const many = selected > 0 ? ` ${selected}` : ''
  return (
    <div className={styles.bar} role="toolbar" aria-label="Item">
      <span className={styles.back}>
        <CommandButton command="list.back" look="quiet" words="List" />
      </span>
      <CommandButton command="item.vet" look="primary" words={`Vet${many}`} />
      <CommandButton command="item.hold" words={`Hold${many}`} />
      <CommandButton
        command="item.spike"
        words={`${spiked && selected === 0 ? 'Restore' : 'Spike'}${many}`}
      />
      <CommandButton command="brief.add" words="Brief" />
      <span className={styles.line} />
      <CommandButton command="item.tag" look="quiet" words="Tag" />
      <Menu
        trigger={
          <Button look="quiet" icon={markIcon} keys={keyWords('m')}>
            Mark
          </Button>
        }
      >
        <CommandItem id="mark.syndicated" />
        <CommandItem id="mark.opinion" />
      </Menu>
      <span className={styles.gap} />
      <CommandIcon command="item.original" words="Original" />
      <Menu align="end" trigger={<IconButton icon={Ellipsis} words="More" />}>
        <CommandItem id="item.correct" />
        <CommandItem id="item.note" />
        <CommandItem id="item.embargo" />
        <CommandItem id="brief.choose" />
        <MenuLine />
        <CommandItem id="item.compare" />
        <CommandItem id="story.merge" />
        <CommandItem id="item.spikeOthers" />
        <MenuLine />
        <CommandItem id="reader.find" />
        <CommandItem id="reader.larger" />
        <CommandItem id="reader.smaller" />
        <CommandItem id="item.original" />
        <CommandItem id="item.history" />
      </Menu>
    </div>
  )
})

function CommandItem({ id }: { readonly id: CommandId }) {
  const command = commandOf(id)
  return (
    <MenuItem icon={command.icon} keys={keysOf(id)} onChoose={command.run}>
      {command.words}
    </MenuItem>
  )
}
