import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { portProtocol } from '../../lib/hunts/port-protocol'
import { type Jobs, openJobs } from '../../lib/ingest/jobs'
import { type Ok, run } from '../../lib/run'
import { type DuckStore, openDuckDB } from '../../lib/store/duckdb'

const home = resolve(process.env.SPOOR_REAL_LOGS ?? '../shared/logs')

async function loaded(...paths: readonly string[]): Promise<DuckStore> {
  const folder = await mkdtemp(join(tmpdir(), 'spoor-ports-'))
  const store = await openDuckDB({ path: join(folder, 'store.duckdb'), memory: 1e9, threads: 2 })
  const jobs: Jobs = await openJobs(store, { folder: join(folder, 'ingest') })
  onTestFinished(async () => {
    await jobs.close()
    await store.close()
    await rm(folder, { recursive: true, force: true })
  })
  const { id } = await jobs.start(paths.map((path) => join(home, path)))
  for await (const event of jobs.events(id)) if (event.stage === 'done') break
  return store
}

async function asked(store: DuckStore, search = ''): Promise<Ok> {
  const result = await run(store, portProtocol, new URLSearchParams(search))
  if (result.status !== 'ok') throw new Error(result.message)
  return result
}

const rowOn = ({ rows }: Ok, port: number) => rows.find(({ resp_p }) => resp_p === port)

/** Connections with payload both ways and a confirmed protocol, by port and set, straight from the lines of a TSV file. */
function confirmed(path: string): Record<string, number> {
  const lines = readFileSync(join(home, path), 'utf8').split('\n')
  const fields = (lines.find((line) => line.startsWith('#fields')) ?? '').split('\t').slice(1)
  const counts: Record<string, number> = {}
  for (const line of lines) {
    if (line === '' || line.startsWith('#')) continue
    const cells = line.split('\t')
    const cell = (field: string) => cells[fields.indexOf(field)] ?? '-'
    if (!(Number(cell('orig_bytes')) > 0 && Number(cell('resp_bytes')) > 0) || cell('service') === '-' || cell('proto') === 'icmp') continue
    const key = `${cell('service').split(',').sort().join()} ${cell('id.resp_p')}/${cell('proto')}`
    counts[key] = (counts[key] ?? 0) + 1
  }
  return counts
}

describe.skipIf(!existsSync(home))('ports and protocols of real captures', () => {
  test('brobeat/sample: 126 connections of one host with one server speak http on 91', async () => {
    const answer = await asked(await loaded('brobeat/sample/conn.log'))
    expect(rowOn(answer, 91)).toMatchObject({ tier: 2, service: ['http'], connections: 126, clients: 1, servers: 1, external: 126 })
  })

  test.each(['brobeat/conn.log', 'brobeat/sample/conn.log', 'rita-proxy/conn.log'])(
    '%s: each set on each port has the connections that the lines hold',
    async (path) => {
      const { rows } = await asked(await loaded(path), 'expected=true&limit=10000')
      const found = rows.filter(({ service }) => String(service) !== '')
      const expected = confirmed(path)
      expect(Object.keys(expected).length).toBeGreaterThan(0)
      expect(
        Object.fromEntries(found.map(({ service, resp_p, proto, connections }) => [`${service} ${resp_p}/${proto}`, connections])),
      ).toEqual(expected)
    },
  )

  test('slips test9: traffic that is not HTTP on 194.132.197.198:80', async () => {
    const store = await loaded('slips/test9-mixed-zeek-dir')
    const answer = await asked(store, 'filter=id_resp_h:194.132.197.198')
    expect(rowOn(answer, 80)).toMatchObject({ tier: 3, service: [], expected: ['http'], connections: 1 })
  })

  test('slips as a whole: one of four that HTTP’s own log tells of does not excuse the others on 80', async () => {
    const answer = await asked(await loaded('slips'), 'limit=10000')
    expect(rowOn(answer, 80)).toMatchObject({
      tier: 3,
      title: 'no protocol on 80/tcp',
      connections: 4,
      heard: 'http',
      heard_in: 1,
      all_heard: null,
    })
  })

  test('otrf campaigns 5 to 7: what is on 10.0.5.14:6666 is no IRC, though only one side was captured', async () => {
    const store = await loaded('otrf-lsass/LSASS_campaign_05', 'otrf-lsass/LSASS_campaign_06', 'otrf-lsass/LSASS_campaign_07')
    const answer = await asked(store, 'filter=id_resp_h:10.0.5.14')
    expect(rowOn(answer, 6666)).toMatchObject({ tier: 4, service: [], expected: ['irc'], connections: 6, clients: 1, servers: 1 })
    // Of 26,310,415 bytes by sequence numbers one connection carried 64,280, headers included; ssl.log names TLS in all six.
    expect(rowOn(answer, 6666)).toMatchObject({ orig_bytes: 64_280, missed: 26_246_135, heard: 'ssl', heard_in: 6 })
    expect(answer.coverage.find(({ label }) => label === 'one-sided')?.observed).toBeGreaterThan(0)
  })
})
