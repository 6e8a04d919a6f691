import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { UserConfig } from 'vite'

/**
 * How the page is built and, in development, served: the same for the window and for the browser.
 *
 * @param root the project's folder
 */
export function pageConfig(root: string): UserConfig {
  return {
    root: join(root, 'src/renderer'),
    base: './',
    plugins: [react()],
    css: { transformer: 'lightningcss' },
    build: {
      target: 'chrome130',
      // electron-vite leaves code as it is unless told.
      minify: true,
      outDir: join(root, 'out/renderer'),
      emptyOutDir: true,
      // The page's policy forbids fonts and scripts as data addresses.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: join(root, 'src/renderer/index.html') },
    },
  }
}
