import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme, type Session } from 'electron'
import type { EngineChild } from './engine-child.ts'
import { isPage, pageAddress } from './protocol.ts'
import { rememberBounds, rememberedBounds } from './window-bounds.ts'

/** How often a page that crashed is loaded again within a minute. */
const reloads = 3

/** Opens a window with the page in it: sandboxed, without Node, and unable to go anywhere else. */
export function openWindow(session: Session): BrowserWindow {
  const { maximized, ...bounds } = rememberedBounds()
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 860,
    minHeight: 560,
    title: app.getName(),
    show: false,
    // The page has its own bar; Alt shows the menu where the system has none of its own.
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#131417' : '#F1EFEA',
    webPreferences: {
      session,
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  if (maximized) window.maximize()
  rememberBounds(window)
  reloadAfterCrash(window)
  window.once('ready-to-show', () => window.show())
  void window.loadURL(pageAddress)
  return window
}

/** Keeps every page of the app where it is: no navigation, no other window, no embedded page. */
export function guardNavigation(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      // A reload is a navigation to the page itself.
      if (!isPage(event.url)) event.preventDefault()
    })
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame || !isPage(event.url)) event.preventDefault()
    })
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}

/** Gives the window's page a port to the engine, and another one whenever a line was cut. */
export function connectWindow(window: BrowserWindow, engine: EngineChild): void {
  if (window.isDestroyed()) return
  const port = engine.connect(() => connectWindow(window, engine))
  window.webContents.postMessage('engine-port', null, [port])
}

/** Nothing is lost with a page that crashed: what it showed is in the engine and in its address. */
function reloadAfterCrash(window: BrowserWindow): void {
  let crashes: number[] = []
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return
    const now = Date.now()
    crashes = [...crashes.filter((at) => now - at < 60_000), now]
    if (crashes.length <= reloads) window.webContents.reload()
    else app.quit()
  })
}
