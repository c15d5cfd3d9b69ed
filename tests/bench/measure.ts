import { spawn } from 'node:child_process'

/** A line of the table: what was measured, beside what, and what it may be at most. */
export interface Bar {
  readonly bar: string
  readonly ours: string
  readonly beside: string
  readonly figure: string
  readonly atMost: string
  readonly held: boolean
  /** Our seconds, where they are to be compared between sizes. */
  readonly seconds?: number
}

export const seconds = (value: number) => `${value < 10 ? value.toFixed(3) : value.toFixed(1)} s`
export const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(2)} GB`

/** Seconds of one run. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]]
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2
}

/** Both sides in turn, so that a noisy machine disturbs both alike; medians of what they answer. */
export async function interleaved(
  repetitions: number,
  ours: () => Promise<number>,
  theirs: () => Promise<number>,
): Promise<{ readonly ours: number; readonly theirs: number }> {
  const both: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] }
  for (let i = 0; i < repetitions; i++) {
    both.theirs.push(await theirs())
    both.ours.push(await ours())
  }
  return { ours: median(both.ours), theirs: median(both.theirs) }
}

/** The line of a ratio. `spare` seconds are free before the ratio counts. */
export function ratio(bar: string, beside: string, { ours, theirs }: { ours: number; theirs: number }, atMost: number, spare = 0): Bar {
  return {
    bar,
    ours: seconds(ours),
    beside: `${beside}: ${seconds(theirs)}`,
    figure: (ours / theirs).toFixed(2),
    atMost: spare > 0 ? `${atMost} + ${spare * 1000} ms` : String(atMost),
    held: ours <= theirs * atMost + spare,
    seconds: ours,
  }
}

/** Runs a shell pipeline; its output is read and thrown away. */
export function shell(script: string): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn('sh', ['-c', script], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, LC_ALL: 'C' } })
    child.on('error', fail)
    child.on('close', (code) => (code === 0 ? done() : fail(new Error(`${script} ended with ${code}`))))
  })
}

export function table(bars: readonly Bar[]): string {
  const head = ['bar', 'Spoor', 'beside it', 'ratio', 'at most', '']
  const lines = bars.map(({ bar, ours, beside, figure, atMost, held }) => [bar, ours, beside, figure, atMost, held ? 'held' : 'MISSED'])
  return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
