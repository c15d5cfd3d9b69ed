import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { describeHunt } from '../../lib/asking/describe-hunt'
import { inspect, overviewChart, rowChart } from '../../lib/asking/inspect'
import * as answers from '../../lib/http/answers'
import { calls } from '../../lib/http/calls'
import { openapi } from '../../lib/http/openapi'
import { counts } from '../../lib/overview/counts'
import { overview } from '../../lib/overview/overview'
import { histogram } from '../../lib/records/histogram'
import { listLogs } from '../../lib/records/log-list'
import { oneRecord } from '../../lib/records/record'
import { records } from '../../lib/records/records'
import { run } from '../../lib/run'
import { storeWith } from '../lib/store-fixture'
import { toy } from '../lib/toy-hunt'

function routes(): string[] {
  const files = readdirSync('app/api', { recursive: true, encoding: 'utf8' }).filter((path) => /(^|\/)route\.ts$/.test(path))
  return files.flatMap((path) => {
    const methods = [...readFileSync(join('app/api', path), 'utf8').matchAll(/^export (?:async )?function (GET|POST|PUT|PATCH|DELETE)\b/gm)]
    const url = `/api/${path.replace(/\/?route\.ts$/, '')}`.replaceAll(/\[(\w+)\]/g, '{$1}')
    return methods.map(([, method]) => `${method?.toLowerCase()} ${url}`)
  })
}

describe('the API description', () => {
  test('lists exactly the routes that exist', () => {
    expect(calls.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(routes().sort())
  })

  test('is JSON, names every path’s own variables, and carries the hunts’ parameters', () => {
    const described = openapi([toy], '1.0.0')
    expect(JSON.parse(JSON.stringify(described))).toEqual(described)
    const text = JSON.stringify(described)
    expect(text).toContain('"paths":{"minItems":1,"maxItems":10000,')
    for (const name of ['weight', 'clients', 'local']) expect(text).toContain(`"name":"${name}","in":"query","required":false`)
    for (const { path } of calls) for (const [, name] of path.matchAll(/\{(\w+)\}/g)) expect(text).toContain(`"name":"${name}","in":"path"`)
  })
})

test('real answers have the shapes that are described', async () => {
  const store = await storeWith({
    conn: [{ ts: 1_700_000_000.5, uid: 'C1', id_orig_h: '192.0.2.1', duration: 1.5 }],
    dns: [1, 2, 3].map((n) => ({ ts: 1_700_000_000 + n, uid: 'C1', query: 'a.test', id_orig_h: `192.0.2.${n}` })),
  })
  const none = new URLSearchParams()
  const page = await records(store, 'conn', none)
  const result = await run(store, toy, none)
  const row = result.status === 'ok' ? String(result.rows[0]?.id) : ''
  const given = [
    [answers.logList, { logs: await listLogs(store) }],
    [answers.recordPage, page],
    [answers.oneRecord, await oneRecord(store, 'conn', String(page.rows[0]?._id))],
    [answers.histogram, await histogram(store, 'conn', none)],
    [answers.huntList, { hunts: [describeHunt(toy)] }],
    [answers.huntResult, result],
    [answers.huntResult, await run(await storeWith({}), toy, none)],
    [answers.oneRow, await inspect(store, toy, row, none)],
    [answers.chart, await rowChart(store, toy, row, none)],
    [answers.chart, await overviewChart(store, toy, none)],
    [answers.counts, await counts(store, [toy], none)],
    [answers.overview, await overview(store, [toy])],
  ] as const
  for (const [schema, answer] of given) expect(schema.parse(answer)).toEqual(answer)
})
