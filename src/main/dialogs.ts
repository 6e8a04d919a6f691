import { dialog, shell, type BrowserWindow } from 'electron'
import { outsideAddress } from './outside-address.ts'

/** Asks for files; empty when the dialog was left. */
export async function chooseFiles(window: BrowserWindow): Promise<string[]> {
  const chosen = await dialog.showOpenDialog(window, { properties: ['openFile', 'multiSelections'] })
  return chosen.canceled ? [] : chosen.filePaths
}

/** Asks for folders; empty when the dialog was left. */
export async function chooseFolder(window: BrowserWindow): Promise<string[]> {
  const chosen = await dialog.showOpenDialog(window, { properties: ['openDirectory', 'multiSelections'] })
  return chosen.canceled ? [] : chosen.filePaths
}

/** Opens an address outside after the editor saw its host; false where it is refused or declined. */
export async function openExternal(window: BrowserWindow, given: string): Promise<boolean> {
  const address = outsideAddress(given)
  if (!address) return false
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: `Open ${address.shown}?`,
    detail: address.href,
    buttons: ['Open', 'Stay here'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  })
  if (response !== 0) return false
  await shell.openExternal(address.href)
  return true
}
