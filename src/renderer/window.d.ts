import type { DeskShell } from '../contract/shell.ts'

declare global {
  interface Window {
    /** What the desktop window gives its page; undefined in a browser. */
    readonly desk?: DeskShell
  }
}
