import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, BrowserWindow, dialog } from 'electron'
import { deskSession } from './desk-session.ts'
import { startEngine } from './engine-child.ts'
import { engineNode } from './engine-node.ts'
import { setMenu } from './menu.ts'
import { answerPages } from './page-messages.ts'
import { registerPageScheme } from './protocol.ts'
import { guardNavigation, openWindow } from './window.ts'

const home = process.env['COPYTASTER_HOME']
if (home) {
  // Another data folder is another desk: it may be open beside the first one, in a window of its own.
  const own = join(home, 'window')
  mkdirSync(own, { recursive: true, mode: 0o700 })
  app.setPath('userData', own)
}

// The window needs no host at all: what Chromium itself would like to fetch finds none either.
app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
registerPageScheme()
guardNavigation()

if (app.requestSingleInstanceLock()) run().catch(giveUp)
else app.quit()

/** Without its files there is no window, and an app without a window could not even be closed. */
function giveUp(error: unknown): void {
  console.error(error)
  app.exit(1)
}

async function run(): Promise<void> {
  // A plain Node cannot read inside the archive of a packaged app, so the engine lies beside it.
  const code = app.isPackaged ? `${app.getAppPath()}.unpacked` : app.getAppPath()
  const engine = startEngine(join(code, 'src/engine/engine-process.ts'), {
    node: engineNode(code, app.isPackaged ? process.resourcesPath : null),
    home,
    cache: join(app.getPath('userData'), 'code'),
  })
  engine.onExit((words) => {
    void app.whenReady().then(() => {
      dialog.showErrorBox('Copytaster has to close', words)
      app.quit()
    })
  })
  answerPages(engine)
  app.on('will-quit', () => engine.kill())
  app.on('window-all-closed', () => app.quit())
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows()
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })

  await app.whenReady()
  const session = deskSession(join(import.meta.dirname, '../renderer'))
  setMenu(openWindow(session), [])
}
