import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openBaselines } from '../../lib/baselines/baselines'
import { compare } from '../../lib/baselines/comparison/compare'
import { withBaselines } from '../../lib/baselines/with-baselines'
import { config } from '../../lib/config'
import { hunts } from '../../lib/hunts'
import { raw, type Sql } from '../../lib/sql'
import { openDuckDB } from '../../lib/store/duckdb'
import type { Group } from './group'
import { afresh, anew } from './hunts'
import { emptyFolder, load } from './loading'
import { interleaved, ratio, seconds, timed } from './measure'
import { counted } from './stacking'
import { connectionsBack } from './traffic'
import { middle } from './traffic-logs'

const halves: readonly Sql[] = ['<', '>='].map((side) =>
  raw(`SELECT id_orig_h, id_resp_h, count(*) AS records
FROM logs.conn
WHERE ts ${side} make_timestamp(${middle}000000)
GROUP BY id_orig_h, id_resp_h`),
)

/** The second half of the week beside the first, which was frozen before: edges alone, as the hunt lists them, and every kind with mix and rhythm. */
export const baselines: Group = async ({ rows, traffic, repetitions }) => {
  const folder = await emptyFolder()
  const home = join(folder, 'store')
  const path = join(home, 'store.duckdb')
  await load('project', home, [await connectionsBack(rows), traffic.dns, traffic.ssl, traffic.x509])
  const { memory, threads } = config()
  const opened = await openDuckDB({ path, memory, threads })
  try {
    const kept = openBaselines(join(folder, 'baselines'))
    const baseline = await kept.make(opened, { name: 'First half', to: String(middle) })
    const knowing = withBaselines(opened, kept)
    const edges = afresh(knowing, 'baseline-change', `from=${middle}`)
    const hunt = hunts.find(({ id }) => id === 'baseline-change')
    if (!hunt) throw new Error('no hunt baseline-change in lib/hunts')
    const all = anew(knowing, async (forgetful) => {
      const { status } = await compare(forgetful, hunt, baseline, new URLSearchParams({ from: String(middle) }))
      if (status !== 'ok') throw new Error(`the comparison answered ${status}`)
    })
    const grouped = async () => {
      for (const half of halves) await opened.query(counted(half))
    }
    const both = await interleaved(
      repetitions,
      () => timed(edges),
      () => timed(grouped),
    )
    const whole = await interleaved(
      repetitions,
      () => timed(all),
      () => timed(grouped),
    )
    await opened.close()
    const frugal = await openDuckDB({ path, memory: 2e9, threads: 2 })
    const taken = await timed(afresh(withBaselines(frugal, kept), 'baseline-change', `from=${middle}`)).finally(() => frugal.close())
    return [
      ratio('edges of a window and its baseline', 'conn by source and destination, each window', both, 3),
      ratio('whole comparison of both', 'conn by source and destination, each window', whole, 3),
      { bar: 'edges of both with 2 GB', ours: seconds(taken), beside: '', figure: '', atMost: 'finishes', held: true },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
