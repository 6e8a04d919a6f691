import { useEffect } from 'react'
import { KindChooser } from '../article/KindChooser.tsx'
import { WhyDialog } from '../article/WhyDialog.tsx'
import { OriginalDialog } from '../article/OriginalDialog.tsx'
import { asked, stopAsking } from '../asks.ts'
import { useCell } from '../cell.ts'
import { BriefChooser } from '../desk/BriefChooser.tsx'
import { CorrectDialog } from '../desk/CorrectDialog.tsx'
import { EmbargoDialog } from '../desk/EmbargoDialog.tsx'
import { NoteDialog } from '../desk/NoteDialog.tsx'
import { SaveSearchDialog } from '../desk/SaveSearchDialog.tsx'
import { TagChooser } from '../desk/TagChooser.tsx'
import { handles } from '../handles.ts'
import { ImportDialog } from '../import/ImportDialog.tsx'
import { Palette } from '../palette/Palette.tsx'
import { AddSourceDialog } from '../sources/AddSourceDialog.tsx'
import { KeysHelp } from './KeysHelp.tsx'
import { LinkDialog } from './LinkDialog.tsx'
import { NameDialog } from './NameDialog.tsx'

/** Shows what the window asks the editor for: one dialog at a time. */
export function Asks() {
  const ask = useCell(asked)
  useEffect(() => {
    if (ask) return
    // A dialog that followed another one has nowhere to give the focus back to; then the list takes it.
    const timer = setTimeout(() => {
      if (document.activeElement === document.body) handles.list?.focus()
    }, 60)
    return () => clearTimeout(timer)
  }, [ask])
  return (
    <>
      <Palette open={ask?.kind === 'palette'} onClose={stopAsking} />
      {ask?.kind === 'keys' && <KeysHelp onClose={stopAsking} />}
      {ask?.kind === 'import' && <ImportDialog url={ask.url} onClose={stopAsking} />}
      {ask?.kind === 'name' && <NameDialog goOn={ask.goOn} onClose={stopAsking} />}
      {ask?.kind === 'tag' && <TagChooser items={ask.items} onClose={stopAsking} />}
      {ask?.kind === 'brief' && <BriefChooser items={ask.items} onClose={stopAsking} />}
      {ask?.kind === 'embargo' && <EmbargoDialog items={ask.items} onClose={stopAsking} />}
      {ask?.kind === 'note' && <NoteDialog items={ask.items} onClose={stopAsking} />}
      {ask?.kind === 'correct' && <CorrectDialog item={ask.item} onClose={stopAsking} />}
      {ask?.kind === 'original' && <OriginalDialog item={ask.item} onClose={stopAsking} />}
      {ask?.kind === 'saveSearch' && <SaveSearchDialog query={ask.query} onClose={stopAsking} />}
      {ask?.kind === 'why' && <WhyDialog item={ask.item} onClose={stopAsking} />}
      {ask?.kind === 'markKind' && <KindChooser mark={ask.mark} kind={ask.now} onClose={stopAsking} />}
      {ask?.kind === 'source' && <AddSourceDialog onClose={stopAsking} />}
      {ask?.kind === 'link' && <LinkDialog url={ask.url} onClose={stopAsking} />}
    </>
  )
}
