import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { everything } from './everything'
import { truth } from './truth'
import { logFiles, writeFiles } from './write'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const { rows, told } = everything()
const files = logFiles(rows)
await writeFiles(here('../logs'), files)
await writeFile(here('../ground-truth.json'), `${JSON.stringify(truth(rows, told), null, 2)}\n`)
for (const [log, list] of Object.entries(rows)) console.log(`${log}: ${list.length} rows`)
console.log(`${files.length} files, ${told.length} stories`)
