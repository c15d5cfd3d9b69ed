import { describe, expect, it } from 'vitest'
import * as answers from '../../../lib/http/answers'
import { giveRejects } from '../../../lib/http/give-rejects'
import { bench, connLine, header } from '../ingest/load-fixture'

/** A loaded file with so many rejected lines, from line 9 on: what is asked of it. */
async function rejected(count: number) {
  const made = await bench()
  const broken = Array.from({ length: count }, (_, i) => connLine(i, { orig_bytes: 'x' }))
  await made.load(await made.write('conn.log', `${header('conn')}${[...broken, connLine(count)].join('\n')}\n`))
  const [file] = await made.files()
  return (query: string, id = String(file?.id)) => giveRejects(made.store, id, new URLSearchParams(query))
}

describe('the rejected lines of a file', () => {
  it('are pages that say how many there are: 200 unless told otherwise', async () => {
    const ask = await rejected(10_020)
    const page = async (query: string) => answers.rejects.parse(await ask(query))
    const first = await page('')
    expect([first.total, first.rejects.length, first.rejects[0]?.line]).toEqual([10_020, 200, 9])
    const last = await page('limit=10000&offset=10000')
    expect([last.total, last.rejects.length, last.rejects.at(-1)?.line]).toEqual([10_020, 20, 10_028])
    expect(await page('limit=0')).toEqual({ rejects: [], total: 10_020 })
  })

  it('are all in NDJSON, or as many as asked for', async () => {
    const ask = await rejected(250)
    const exported = async (query: string) => {
      const answer = await ask(`format=ndjson${query}`)
      return answer instanceof Response ? (await answer.text()).trimEnd().split('\n') : []
    }
    expect(await exported('')).toHaveLength(250)
    expect((await exported('&limit=2&offset=1')).map((line) => JSON.parse(line).line)).toEqual([10, 11])
  })

  it('are refused where the question cannot be read, and not there for another file', async () => {
    const ask = await rejected(1)
    for (const [query, reason] of [
      ['limit=10001', 'must be at most 10000'],
      ['offset=-1', 'must be at least 0'],
      ['format=csv', 'must be one of json, ndjson'],
      ['sort=line', 'is not a parameter here'],
      ['cursor=a', 'is not a parameter here'],
    ] as const) {
      const fields = { [query.split('=')[0] ?? '']: [reason] }
      await expect(ask(query), query).rejects.toMatchObject({ status: 'bad-params', details: { fields } })
    }
    for (const id of ['999', 'x', '-1']) await expect(ask('', id), id).rejects.toMatchObject({ status: 'not-found' })
  })
})
