import type { Group } from './group'
import { type Loaded, loadOnce, sizeOf } from './loading'
import { type Bar, gigabytes, interleaved, median, ratio } from './measure'
import { gzipped, rotated } from './traffic'

const MOST_MEMORY = 3e9

export const ingest: Group = async ({ rows, repetitions, traffic }) => {
  let peak = 0
  /** Wall clock, and beside it the CPU time of all threads, which a busy machine disturbs less. */
  async function beside(bar: string, path: string, atMost: number): Promise<readonly Bar[]> {
    const cpu: { project: number[]; engine: number[] } = { project: [], engine: [] }
    const measured = async (how: 'project' | 'engine') => {
      const loaded = await loadOnce(how, [path])
      check(loaded, rows)
      if (how === 'project') peak = Math.max(peak, loaded.peak)
      cpu[how].push(loaded.cpu)
      return loaded.seconds
    }
    const wall = await interleaved(
      repetitions,
      () => measured('project'),
      () => measured('engine'),
    )
    const busy = { ours: median(cpu.project), theirs: median(cpu.engine) }
    return [ratio(bar, 'DuckDB alone', wall, atMost), ratio(`${bar}, CPU time`, 'DuckDB alone', busy, atMost)]
  }
  const bars = [
    ...(await beside('loading conn', traffic.conn, 1.5)),
    ...(await beside('loading conn, gzip', await gzipped(traffic.conn), 1.7)),
  ]
  const memory: Bar = {
    bar: 'most memory while loading',
    ours: gigabytes(peak),
    beside: '',
    figure: '',
    atMost: gigabytes(MOST_MEMORY),
    held: peak <= MOST_MEMORY,
  }
  return [...bars, memory]
}

export const rotation: Group = async ({ rows, repetitions, traffic }) => {
  const files = Math.min(1000, Math.floor(rows / 1000))
  const { many, one } = await rotated(traffic.conn, files)
  const loaded = async (path: string) => {
    const result = await loadOnce('project', [path])
    check(result, files * 1000)
    return result.seconds
  }
  const both = await interleaved(
    repetitions,
    () => loaded(many),
    () => loaded(one),
  )
  // Its size is the same at every size of the traffic, so it does not grow.
  const { seconds: _, ...bar } = ratio(`loading ${files} files of 1,000 rows`, 'the same rows in one file', both, 2)
  return [bar]
}

export const size: Group = async ({ traffic, folder, release, store }) => {
  await store()
  await release()
  const bytes = await sizeOf(await folder())
  const share = bytes / traffic.bytes
  return [
    {
      bar: 'size of the store',
      ours: gigabytes(bytes),
      beside: `TSV: ${gigabytes(traffic.bytes)}`,
      figure: share.toFixed(2),
      atMost: '0.45',
      held: share <= 0.45,
    },
  ]
}

function check({ rows }: Loaded, expected: number): void {
  if (rows !== expected) throw new Error(`${rows} rows were loaded, not ${expected}`)
}
