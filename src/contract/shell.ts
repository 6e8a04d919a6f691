/** A command as the window's native menu shows it; `keys` is an Electron accelerator, shown but not bound. */
export type MenuCommand = {
  menu: 'file' | 'edit' | 'view' | 'go' | 'help'
  id: string
  words: string
  keys?: string
  enabled?: boolean
}

/** A `File` of the page, which this folder, being free of any platform, cannot name. */
export type DroppedFile = { readonly name: string; readonly size: number }

export type Theme = 'system' | 'light' | 'dark'

/**
 * `window.desk`: what the window's frame gives its page. It is undefined in a browser, where the page opens
 * a WebSocket to `/engine` of its own origin instead.
 *
 * The engine is reached through a MessagePort. A port cannot pass the bridge as a value, so the page listens
 * for a `message` event on `window` whose `source` is `window`, whose `data` is `'engine-port'` and whose
 * `ports[0]` is the port, and then calls `connect`. Another port follows whenever the engine was restarted;
 * the one before it is closed and its open calls fail.
 */
export type DeskShell = {
  readonly transport: 'window'
  /** Asks for the first port; call it once, after the listener stands. */
  connect(): void
  /** Paths of files and folders that were dropped on the window, in order; empty for what has none. */
  pathsOf(files: readonly DroppedFile[]): string[]
  /** Asks the editor for files; empty when the dialog was left. */
  chooseFiles(): Promise<string[]>
  /** Asks the editor for a folder; empty when the dialog was left. */
  chooseFolder(): Promise<string[]>
  /**
   * Opens an https, http or mailto address outside, after the editor saw its host.
   * Answers false where the address is refused or the editor said no.
   */
  openExternal(url: string): Promise<boolean>
  /** Puts the page's commands into the native menu; replaces those of the last call. */
  setMenu(commands: readonly MenuCommand[]): void
  /** Calls back with the id of a command chosen from the native menu. */
  onCommand(listener: (id: string) => void): void
  /** Makes the frame, the native dialogs and `prefers-color-scheme` follow the editor's theme. */
  setTheme(theme: Theme): void
}
