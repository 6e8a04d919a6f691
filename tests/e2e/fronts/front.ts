import type { Page } from '@playwright/test'

/** A front that is open: the window of Electron, or the browser mode in Chromium. */
export type Front = {
  page: Page
  /** Once closed: what any process of the front asked the network for. */
  asked(): string[]
  enginePid(): number
  resize(width: number, height: number): Promise<void>
  close(): Promise<void>
  kill(): Promise<void>
}

/** Called with the page as soon as there is one, so that nothing that it does is missed. */
export type WatchPage = (page: Page) => void
