import { basename, join } from 'node:path'
import { app, session, type Session } from 'electron'
import { pageAddress, servePage } from './protocol.ts'

/**
 * The session that every window uses: it serves the bundled page, lets no request leave for any other
 * place, grants no permission and no device, and saves only files that the page itself made.
 *
 * @param folder the built page
 */
export function deskSession(folder: string): Session {
  const desk = session.fromPartition('persist:desk')
  servePage(desk, folder)
  // Else Chromium fetches dictionaries for a session as soon as it is there, whatever its windows say, and
  // switching its spell checker off comes too late.
  for (const each of [desk, session.defaultSession]) each.setSpellCheckerLanguages([])
  desk.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayLoad(details.url) }))
  desk.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  desk.setPermissionCheckHandler(() => false)
  desk.setDevicePermissionHandler(() => false)
  desk.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${pageAddress}`)) return event.preventDefault()
    const name = basename(item.getFilename())
    const folderGiven = process.env['COPYTASTER_DOWNLOADS']
    if (folderGiven) return item.setSavePath(join(folderGiven, name))
    item.setSaveDialogOptions({ defaultPath: join(app.getPath('downloads'), name) })
  })
  return desk
}

function mayLoad(url: string): boolean {
  if (url.startsWith(pageAddress) || url.startsWith(`blob:${pageAddress}`)) return true
  // Pictures inside the style sheet; the page's policy allows data addresses for pictures only.
  if (url.startsWith('data:')) return true
  return !app.isPackaged && url.startsWith('devtools://')
}
