import { BrowserWindow, ipcMain, nativeTheme, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron'
import type { MenuCommand, Theme } from '../contract/shell.ts'
import { chooseFiles, chooseFolder, openExternal } from './dialogs.ts'
import type { EngineChild } from './engine-child.ts'
import { setMenu } from './menu.ts'
import { isPage } from './protocol.ts'
import { connectWindow } from './window.ts'

/** Answers what a page may ask of main; whoever is not the top frame of our own page is not heard. */
export function answerPages(engine: EngineChild): void {
  ipcMain.on('connect', (event) => {
    const window = windowOf(event)
    if (window) connectWindow(window, engine)
  })
  ipcMain.on('menu', (event, commands: unknown) => {
    const window = windowOf(event)
    if (window && isMenu(commands)) setMenu(window, commands)
  })
  ipcMain.on('theme', (event, theme: unknown) => {
    if (windowOf(event) && isTheme(theme)) nativeTheme.themeSource = theme
  })
  ipcMain.handle('choose-files', async (event) => {
    const window = windowOf(event)
    return window ? chooseFiles(window) : []
  })
  ipcMain.handle('choose-folder', async (event) => {
    const window = windowOf(event)
    return window ? chooseFolder(window) : []
  })
  ipcMain.handle('open-external', async (event, url: unknown) => {
    const window = windowOf(event)
    return window && typeof url === 'string' && url.length <= 8192 ? openExternal(window, url) : false
  })
}

/** The window whose top frame, showing our page, sent the message. */
function windowOf(event: IpcMainEvent | IpcMainInvokeEvent): BrowserWindow | null {
  const frame = event.senderFrame
  if (!frame || frame !== event.sender.mainFrame || !isPage(frame.url)) return null
  return BrowserWindow.fromWebContents(event.sender)
}

const menus: ReadonlySet<unknown> = new Set(['file', 'edit', 'view', 'go', 'help'])

function isMenu(value: unknown): value is MenuCommand[] {
  return Array.isArray(value) && value.length <= 300 && value.every(isMenuCommand)
}

function isMenuCommand(value: unknown): value is MenuCommand {
  if (typeof value !== 'object' || value === null) return false
  const { menu, id, words, keys, enabled } = value as Record<string, unknown>
  return (
    menus.has(menu) &&
    typeof id === 'string' &&
    typeof words === 'string' &&
    (keys === undefined || typeof keys === 'string') &&
    (enabled === undefined || typeof enabled === 'boolean')
  )
}

function isTheme(value: unknown): value is Theme {
  return value === 'system' || value === 'light' || value === 'dark'
}
