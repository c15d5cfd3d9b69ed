import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { add, type Count, commandCount, none, playwrightCount, vitestCount } from './counts'
import { run } from './stage'

const reports = mkdtempSync(join(tmpdir(), 'spoor-test-'))
const vitestReport = join(reports, 'vitest.json')
const playwrightReport = join(reports, 'playwright.json')

const stages = {
  format: [
    { command: ['biome', 'check', '--linter-enabled=false', '.'], count: commandCount },
    { command: ['biome', 'lint', '--error-on-warnings', '.'], count: commandCount },
  ],
  types: [{ command: ['npm', 'run', '--silent', 'types'], count: commandCount }],
  unit: [
    {
      command: [
        'vitest',
        'run',
        '--config',
        'tests/vitest.config.ts',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${vitestReport}`,
      ],
      count: (code: number) => vitestCount(code, vitestReport),
    },
  ],
  build: [{ command: ['next', 'build'], count: commandCount }],
  e2e: [
    {
      command: ['playwright', 'test', '--config', 'tests/e2e/playwright.config.ts', '--reporter=list,json'],
      count: (code: number) => playwrightCount(code, playwrightReport),
    },
  ],
} as const satisfies Record<string, readonly { command: readonly [string, ...string[]]; count: (code: number) => Count }[]>

function chosen(names: readonly string[]) {
  const unknown = names.filter((name) => !(name in stages))
  if (unknown.length > 0) {
    console.error(`No such part: ${unknown.join(', ')}. Parts: ${Object.keys(stages).join(', ')}.`)
    process.exit(2)
  }
  return Object.entries(stages).filter(([name]) => names.length === 0 || names.includes(name))
}

const env = { NEXT_TELEMETRY_DISABLED: '1', PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport }
let total = none
for (const [name, steps] of chosen(process.argv.slice(2))) {
  for (const { command, count } of steps) {
    console.log(`\n── ${name}: ${command.join(' ')}`)
    const started = Date.now()
    const counted = count(await run(command, env))
    console.log(`── ${name}: ${counted.failed > 0 ? 'failed' : 'passed'} after ${Math.round((Date.now() - started) / 1000)} s`)
    total = add(total, counted)
  }
}
rmSync(reports, { recursive: true })
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed > 0 ? 1 : 0
