import { openJobs } from '../../../lib/ingest/jobs'
import { openDuckDB } from '../../../lib/store/duckdb'

// Loads the given paths and says where it is; the test kills it somewhere on the way.
const [folder = '', ...paths] = process.argv.slice(2)
const say = (text: string) => process.stdout.write(`${text}\n`)
const store = await openDuckDB({ path: `${folder}/store.duckdb`, memory: 1e9, threads: 2 })
let writes = 0
const watched: typeof store = {
  ...store,
  write: async (work, signal) => {
    const mine = ++writes
    const result = await store.write(async (transaction) => {
      const done = await work(transaction)
      say(`commits ${mine}`)
      return done
    }, signal)
    say(`committed ${mine}`)
    return result
  },
}
const jobs = await openJobs(watched, { folder: `${folder}/ingest` })
say('ready')
const { id } = await jobs.start(paths)
for await (const { stage } of jobs.events(id)) if (stage === 'done') break
say('done')
await jobs.close()
await store.close()
say('closed')
