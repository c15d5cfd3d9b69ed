import { cp, rm } from 'node:fs/promises'
import { records } from '../../lib/records/records'
import type { Sql } from '../../lib/sql'
import { startApp } from '../e2e/app'
import type { Group } from './group'
import { emptyFolder } from './loading'
import { interleaved, ratio, timed } from './measure'
import { page } from './pages'

/** The way from a request to 200 rows through the built app, beside the statements alone that it runs. */
export const answer: Group = async ({ folder, release, store, repetitions }) => {
  await store()
  await release()
  const copy = await emptyFolder()
  await cp(await folder(), copy, { recursive: true })
  const app = await startApp({ data: copy })
  try {
    const opened = await store()
    const statements: Sql[] = []
    const noted: typeof opened = {
      ...opened,
      query(query, options) {
        statements.push(query)
        return opened.query(query, options)
      },
    }
    await records(noted, 'conn', page)
    const get = async () => {
      const response = await fetch(`${app.url}/api/logs/conn?${page}`)
      const { rows } = await response.json()
      if (rows.length !== 200) throw new Error(`${rows.length} rows came, not 200`)
    }
    const query = async () => {
      for (const statement of statements) await opened.query(statement)
    }
    await get()
    const both = await interleaved(
      repetitions * 2,
      () => timed(get),
      () => timed(query),
    )
    const { seconds: _, ...bar } = ratio('answer of the API with 200 rows', 'its SQL alone', both, 1.3, 0.03)
    return [bar]
  } finally {
    await app.stop()
    await rm(copy, { recursive: true, force: true })
  }
}
