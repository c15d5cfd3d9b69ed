import { readFileSync } from 'node:fs'
import { z } from 'zod'

export interface Count {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

export const none: Count = { passed: 0, failed: 0, skipped: 0 }

export function add(a: Count, b: Count): Count {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }
}

/** A command without tests of its own counts as one. */
export function commandCount(code: number): Count {
  return code === 0 ? { ...none, passed: 1 } : { ...none, failed: 1 }
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
})

/** The tests of a vitest run. A file that could not be read, a crash and a run without tests each count as failed. */
export function vitestCount(code: number, path: string): Count {
  const report = read(path, vitestReport)
  if (!report) return { ...none, failed: 1 }
  const broken = report.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((t) => t.status === 'failed'))
  return honest(code, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  })
}

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
})

/** The tests of a Playwright run. A test that passed only when repeated is named by its reporter; an error outside of any test counts as failed. */
export function playwrightCount(code: number, path: string): Count {
  const report = read(path, playwrightReport)
  if (!report) return { ...none, failed: 1 }
  const { expected, unexpected, flaky, skipped } = report.stats
  return honest(code, { passed: expected + flaky, failed: unexpected + report.errors.length, skipped })
}

/** Exit code and figures must agree: neither a crash nor a run in which nothing was tested has passed. */
function honest(code: number, count: Count): Count {
  const silent = count.failed === 0 && (code !== 0 || count.passed + count.skipped === 0)
  return silent ? { ...count, failed: 1 } : count
}

function read<T>(path: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    console.error(`No report at ${path}: ${error}`)
    return null
  }
}
