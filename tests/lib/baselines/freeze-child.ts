import { openBaselines } from '../../../lib/baselines/baselines'
import { openJobs } from '../../../lib/ingest/jobs'
import { openDuckDB } from '../../../lib/store/duckdb'

// Loads a log and freezes it; the test kills it on the way.
const [folder = '', log = ''] = process.argv.slice(2)
const store = await openDuckDB({ path: `${folder}/store.duckdb`, memory: 1e9, threads: 2 })
const jobs = await openJobs(store, { folder: `${folder}/ingest` })
const { id } = await jobs.start([log])
for await (const { stage } of jobs.events(id)) if (stage === 'done') break
await openBaselines(`${folder}/baselines`).make(store, { name: 'Killed' })
