import { ask } from './asks.ts'

/** Opens a link of the copy, after the editor saw its host: the window's frame asks, a browser gets a dialog. */
export function openLink(url: string): void {
  if (window.desk) void window.desk.openExternal(url)
  else ask({ kind: 'link', url })
}

/** The host of an address in ASCII, so that letters of another script do not pass for Latin ones. */
export function hostOf(url: string): string {
  try {
    const parsed = new URL(url)
    return parsed.protocol === 'mailto:' ? parsed.pathname : parsed.host
  } catch {
    return url
  }
}
