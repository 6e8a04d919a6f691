import { defineConfig } from '@playwright/test'
import type { FrontOption } from './tests/e2e/desk.ts'

/** The same specs on the real window and on the browser mode in Chromium. */
export default defineConfig<object, FrontOption>({
  testDir: 'tests/e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results/window',
  workers: 2,
  fullyParallel: false,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env['CI']),
  // Two windows on two cores: one that is starved once is no fault of the desk; the list says which was.
  retries: process.env['CI'] ? 1 : 0,
  reporter: process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ? [['list'], ['json']] : [['list']],
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure', browserName: 'chromium' },
  projects: [
    { name: 'electron', use: { front: 'window' } },
    {
      name: 'browser',
      // What only a window has: its frame, and an engine that main starts.
      testIgnore: 'window/**',
      use: {
        front: 'browser',
        launchOptions: {
          // Debian's own, because Playwright's download is out of reach on the machines that test this.
          executablePath: process.env['COPYTASTER_CHROMIUM'] ?? '/usr/bin/chromium',
          args: [
            ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
            '--disable-gpu',
            '--disable-quic',
            '--no-first-run',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
          ],
        },
      },
    },
  ],
})
