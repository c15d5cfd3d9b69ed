import type { Group } from './group'
import { type Loaded, loadOnce, sizeOf } from './loading'
import { type Bar, gigabytes, interleaved, ratio } from './measure'
import { gzipped, rotated } from './traffic'

const MOST_MEMORY = 3e9

export const ingest: Group = async ({ rows, repetitions, traffic }) => {
  let peak = 0
  const ours = async (...paths: readonly string[]) => {
    const loaded = await loadOnce('project', paths)
    check(loaded, rows)
    peak = Math.max(peak, loaded.peak)
    return loaded.seconds
  }
  const theirs = async (path: string) => {
    const loaded = await loadOnce('engine', [path])
    check(loaded, rows)
    return loaded.seconds
  }
  const packed = await gzipped(traffic.conn)
  const plain = await interleaved(
    repetitions,
    () => ours(traffic.conn),
    () => theirs(traffic.conn),
  )
  const zipped = await interleaved(
    repetitions,
    () => ours(packed),
    () => theirs(packed),
  )
  const memory: Bar = {
    bar: 'most memory while loading',
    ours: gigabytes(peak),
    beside: '',
    figure: '',
    atMost: gigabytes(MOST_MEMORY),
    held: peak <= MOST_MEMORY,
  }
  return [ratio('loading conn', 'DuckDB alone', plain, 1.5), ratio('loading conn, gzip', 'DuckDB alone', zipped, 1.7), memory]
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
