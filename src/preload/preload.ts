import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { DeskShell } from '../contract/shell.ts'

// A port cannot pass the bridge as a value, so it goes to the page as a message of its own window.
ipcRenderer.on('engine-port', (event) => window.postMessage('engine-port', '*', event.ports))

const desk: DeskShell = {
  transport: 'window',
  connect: () => ipcRenderer.send('connect'),
  pathsOf: (files) => files.map((file) => webUtils.getPathForFile(file as File)),
  chooseFiles: async () => ipcRenderer.invoke('choose-files') as Promise<string[]>,
  chooseFolder: async () => ipcRenderer.invoke('choose-folder') as Promise<string[]>,
  openExternal: async (url) => ipcRenderer.invoke('open-external', url) as Promise<boolean>,
  setMenu: (commands) => ipcRenderer.send('menu', commands),
  onCommand: (listener) => {
    ipcRenderer.on('command', (_event, id: string) => listener(id))
  },
  setTheme: (theme) => ipcRenderer.send('theme', theme),
}

contextBridge.exposeInMainWorld('desk', desk)
