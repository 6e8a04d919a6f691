import type { Page } from '@playwright/test'

/** A front that is open: the window of Electron, or the browser mode in Chromium. */
export type Front = {
  page: Page
  /** What the page asked for before anybody could listen. */
  early: string[]
  /** Once closed: what any process of the front asked the network for. */
  asked(): string[]
  enginePid(): number
  resize(width: number, height: number): Promise<void>
  close(): Promise<void>
  kill(): Promise<void>
}

export type OpenFront = () => Promise<Front>
