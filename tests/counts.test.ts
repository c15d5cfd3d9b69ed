import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commandCount, playwrightCount, vitestCount } from './counts'

function report(content: unknown): string {
  const path = join(mkdtempSync(join(tmpdir(), 'spoor-counts-')), 'report.json')
  writeFileSync(path, JSON.stringify(content))
  return path
}

const vitest = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 2, numTodoTests: 0, testResults: [] }
const playwright = { stats: { expected: 4, unexpected: 0, flaky: 0, skipped: 1 }, errors: [] }

describe('the closing line', () => {
  test('adds up what vitest reports', () => {
    expect(vitestCount(0, report(vitest))).toEqual({ passed: 3, failed: 0, skipped: 2 })
  })
  test('counts a test file that could not be read as failed', () => {
    const broken = { ...vitest, testResults: [{ status: 'failed', assertionResults: [] }] }
    expect(vitestCount(1, report(broken))).toEqual({ passed: 3, failed: 1, skipped: 2 })
  })
  test('counts a failing test once', () => {
    const failing = { ...vitest, numFailedTests: 1, testResults: [{ status: 'failed', assertionResults: [{ status: 'failed' }] }] }
    expect(vitestCount(1, report(failing))).toEqual({ passed: 3, failed: 1, skipped: 2 })
  })
  test('counts an exit code without a failing test as one failed', () => {
    expect(vitestCount(1, report(vitest)).failed).toBe(1)
    expect(playwrightCount(1, report(playwright)).failed).toBe(1)
  })
  test('counts a run without any test as failed', () => {
    expect(vitestCount(0, report({ ...vitest, numPassedTests: 0, numPendingTests: 0 })).failed).toBe(1)
  })
  test('counts a run that left no report as failed', () => {
    expect(vitestCount(0, '/nowhere/report.json')).toEqual({ passed: 0, failed: 1, skipped: 0 })
    expect(playwrightCount(137, '/nowhere/report.json')).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })
  test('counts a browser test that passed when repeated once', () => {
    const repeated = { ...playwright, stats: { ...playwright.stats, flaky: 1 } }
    expect(playwrightCount(0, report(repeated))).toEqual({ passed: 5, failed: 0, skipped: 1 })
  })
  test('counts a command by its exit code', () => {
    expect([commandCount(0), commandCount(2)]).toEqual([
      { passed: 1, failed: 0, skipped: 0 },
      { passed: 0, failed: 1, skipped: 0 },
    ])
  })
})
