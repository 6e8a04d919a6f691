import { wordsOf, engine } from '../client.ts'
import { undo } from '../act.ts'
import { keyWords } from '../keys.ts'
import { saveText } from '../save-file.ts'
import { showToast } from '../ui/toasts.ts'

/** Lists of subscriptions as other readers write and read them (OPML 2.0). */

/** Asks for an OPML file and adds what is in it and not here; says what became of it. */
export function addSourceList(): void {
  const chooser = document.createElement('input')
  chooser.type = 'file'
  chooser.accept = '.opml,.xml,text/x-opml,application/xml,text/xml'
  chooser.addEventListener('change', () => {
    const [file] = chooser.files ?? []
    if (file) void addFile(file)
  })
  chooser.click()
}

async function addFile(file: File): Promise<void> {
  try {
    const { words, event } = await engine.sources.addList({ opml: await file.text() })
    showToast(
      words,
      event === null ? {} : { button: { words: 'Undo', keys: keyWords('z'), run: () => void undo(event) } },
    )
  } catch (error) {
    showToast(wordsOf(error), { tone: 'refused' })
  }
}

/** Saves all sources as one OPML file. */
export async function saveSourceList(): Promise<void> {
  try {
    const { opml } = await engine.sources.listFile()
    saveText('copytaster-sources.opml', 'text/x-opml', opml)
  } catch (error) {
    showToast(wordsOf(error), { tone: 'refused' })
  }
}
