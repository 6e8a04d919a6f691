import { dialog, shell, type BrowserWindow } from 'electron'

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

/** What leaves and how it is shown: the host in ASCII, so that look-alike letters stand out. */
export type OutsideAddress = { href: string; shown: string }

/**
 * The address that may be opened outside: https, http, or mailto with nothing but the address itself
 * (no subject, no attachment). Null for everything else.
 */
export function outsideAddress(given: string): OutsideAddress | null {
  if (!URL.canParse(given)) return null
  const url = new URL(given)
  if (url.protocol === 'mailto:') {
    const [address = ''] = url.pathname.split(',')
    return /^[^\s@]+@[^\s@]+$/.test(address) ? { href: `mailto:${address}`, shown: address } : null
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null
  // A name before the host is there to be mistaken for the host.
  url.username = ''
  url.password = ''
  return { href: url.href, shown: url.host }
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
