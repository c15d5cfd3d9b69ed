import { defineConfig } from '@playwright/test'
import { findChromium } from './chromium'

// Workers read this file again: the browser is looked for once.
process.env.SPOOR_CHROMIUM ??= findChromium()

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  fullyParallel: false,
  forbidOnly: process.env.CI !== undefined,
  workers: 2,
  // A machine that is busy with something else may lose one test its time; the list names every test that needed this.
  retries: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  use: {
    locale: 'en-GB',
    // Not UTC, so that a time shown in the browser's zone is found out.
    timezoneId: 'America/New_York',
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.SPOOR_CHROMIUM,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
