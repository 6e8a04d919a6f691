import { app, Menu, type BrowserWindow, type MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '../contract/shell.ts'

/**
 * Sets the native menu: the platform's own roles, and the commands that the page has named. A chosen command
 * goes back to the page by its id; its keys are shown here but bound in the page alone.
 */
export function setMenu(window: BrowserWindow, commands: readonly MenuCommand[]): void {
  const named = (menu: MenuCommand['menu']): MenuItemConstructorOptions[] =>
    commands
      .filter((command) => command.menu === menu)
      .map((command) => ({
        label: command.words,
        enabled: command.enabled ?? true,
        ...(command.keys ? { accelerator: command.keys, registerAccelerator: false } : {}),
        click: () => window.webContents.send('command', command.id),
      }))
  const parted = (
    first: MenuItemConstructorOptions[],
    then: MenuItemConstructorOptions[],
  ): MenuItemConstructorOptions[] =>
    first.length > 0 && then.length > 0 ? [...first, { type: 'separator' }, ...then] : [...first, ...then]

  const mac = process.platform === 'darwin'
  const menus: MenuItemConstructorOptions[] = [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    { label: 'File', submenu: parted(named('file'), [mac ? { role: 'close' } : { role: 'quit' }]) },
    {
      label: 'Edit',
      submenu: parted(named('edit'), [
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'delete' },
        { role: 'selectAll' },
      ]),
    },
    {
      label: 'View',
      submenu: parted(named('view'), [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
      ]),
    },
    { label: 'Go', submenu: named('go'), visible: named('go').length > 0 },
    { role: 'windowMenu' },
    { label: 'Help', role: 'help', submenu: parted(named('help'), mac ? [] : [{ role: 'about' }]) },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(menus))
}
