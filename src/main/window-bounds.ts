import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, screen, type BrowserWindow, type Rectangle } from 'electron'

export type WindowBounds = Rectangle & { maximized: boolean }

const usual = { width: 1440, height: 900 }

function boundsFile(): string {
  return join(app.getPath('userData'), 'window.json')
}

/** Where the window stood last, or the usual size in the middle where that is unknown or off every screen. */
export function rememberedBounds(): Partial<WindowBounds> {
  try {
    const kept = JSON.parse(readFileSync(boundsFile(), 'utf8')) as WindowBounds
    const numbers = [kept.x, kept.y, kept.width, kept.height]
    if (!numbers.every(Number.isInteger)) return usual
    const area = screen.getDisplayMatching(kept).workArea
    const seen =
      kept.x < area.x + area.width - 80 &&
      kept.x + kept.width > area.x + 80 &&
      kept.y >= area.y &&
      kept.y < area.y + area.height - 80
    return seen ? kept : usual
  } catch {
    return usual
  }
}

/** Keeps the window's place when it closes. */
export function rememberBounds(window: BrowserWindow): void {
  window.on('close', () => {
    const bounds: WindowBounds = { ...window.getNormalBounds(), maximized: window.isMaximized() }
    try {
      writeFileSync(boundsFile(), JSON.stringify(bounds))
    } catch (error) {
      console.error('The place of the window could not be kept.', error)
    }
  })
}
