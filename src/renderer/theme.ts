import type { Theme } from '../contract/shell.ts'
import { createKeptCell } from './cell.ts'

export const theme = createKeptCell<Theme>('theme', 'system')

const dark = matchMedia('(prefers-color-scheme: dark)')

function show(): void {
  const chosen = theme.get()
  document.documentElement.dataset.theme = chosen === 'system' ? (dark.matches ? 'dark' : 'light') : chosen
}

/** Sets the theme on the page and on the window's frame, now and whenever it or the system's changes. */
export function followTheme(): void {
  show()
  window.desk?.setTheme(theme.get())
  dark.addEventListener('change', show)
  theme.subscribe(() => {
    show()
    window.desk?.setTheme(theme.get())
  })
}

/** Turns system, light, dark, system; answers in words. */
export function nextTheme(): string {
  const next: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' }
  theme.set(next[theme.get()])
  return theme.get() === 'system' ? 'Light or dark as the system' : `Always ${theme.get()}`
}
