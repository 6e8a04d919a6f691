import { defineConfig } from 'electron-vite'
import { pageConfig } from './tools/page-config.ts'

/**
 * Builds what Electron loads: main, preload and the page. The engine is not built: its Node 24 runs the
 * sources as they are, in a checkout and in the packaged app.
 */
export default defineConfig({
  main: {
    build: {
      target: 'node20',
      outDir: 'out/main',
      rolldownOptions: {
        input: { main: 'src/main/main.ts' },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      target: 'node20',
      outDir: 'out/preload',
      rolldownOptions: {
        input: { preload: 'src/preload/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: pageConfig(import.meta.dirname),
})
