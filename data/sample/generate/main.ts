import { fileURLToPath } from 'node:url'
import { everything } from './everything'
import { logFiles, writeFiles } from './write'

const folder = fileURLToPath(new URL('../logs', import.meta.url))
const rows = everything()
await writeFiles(folder, logFiles(rows))
for (const [log, list] of Object.entries(rows)) console.log(`${log}: ${list.length} rows`)
