import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { UserConfig } from 'vite'

const root = join(import.meta.dirname, '..')

/** How the page is built and, in development, served: the same for the window and for the browser. */
export const pageConfig: UserConfig = {
  root: join(root, 'src/renderer'),
  base: './',
  plugins: [react()],
  css: { transformer: 'lightningcss' },
  build: {
    target: 'chrome130',
    outDir: join(root, 'out/renderer'),
    emptyOutDir: true,
    // The page's policy forbids fonts and scripts as data addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: join(root, 'src/renderer/index.html') },
  },
}
