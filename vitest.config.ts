import { defineConfig } from 'vitest/config'

/** Tests of the engine, the server and the shell, on a real store and real files; see tests/e2e for the window. */
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    environment: 'node',
    // Forked processes, because a segmentation fault of a native part then names its test file.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 20_000,
    coverage: {
      provider: 'v8',
      include: ['src/contract/**', 'src/engine/**', 'src/server/**', 'src/cli/**'],
    },
  },
})
