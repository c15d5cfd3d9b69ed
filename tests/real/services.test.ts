import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { config } from '../../lib/config'
import { services } from '../../lib/hunts/services'
import { openJobs } from '../../lib/ingest/jobs'
import { run } from '../../lib/run'
import { openDuckDB } from '../../lib/store/duckdb'

const home = config().realLogs

async function answered(path: string) {
  const folder = await mkdtemp(join(tmpdir(), 'spoor-services-'))
  const store = await openDuckDB({ path: join(folder, 'store.duckdb'), memory: 1e9, threads: 2 })
  const jobs = await openJobs(store, { folder: join(folder, 'ingest') })
  onTestFinished(async () => {
    await jobs.close()
    await store.close()
    await rm(folder, { recursive: true, force: true })
  })
  const { id } = await jobs.start([join(home, path)])
  for await (const event of jobs.events(id)) if (event.stage === 'done') break
  const result = await run(store, services, new URLSearchParams('limit=10000'))
  if (result.status !== 'ok') throw new Error(result.message)
  return result
}

type Cell = (name: string) => string

function linesOf(path: string): Cell[] {
  const text = readFileSync(join(home, path), 'utf8').split('\n')
  const names =
    text
      .find((line) => line.startsWith('#fields'))
      ?.split('\t')
      .slice(1) ?? []
  return text
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const cells = line.split('\t')
      return (name) => cells[names.indexOf(name)] ?? ''
    })
}

const own = /^(10|192\.168|172\.(1[6-9]|2\d|3[01])|127|169\.254|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./
const nobody = new Set(['S0', 'REJ', 'RSTOS0', 'RSTRH', 'SH', 'SHR', 'OTH', '-'])

/** The definition, word for word: services of own hosts that answered, and what the inventory lists. */
function reckoned(folders: readonly string[]) {
  const found = new Map<string, { connections: number; clients: Set<string>; entries: number; services: Set<string> }>()
  const of = (key: string) => {
    const known = found.get(key) ?? { connections: 0, clients: new Set(), entries: 0, services: new Set() }
    found.set(key, known)
    return known
  }
  const speaks = (known: ReturnType<typeof of>, text: string) => {
    for (const one of text.toLowerCase().split(',')) if (!['-', '(empty)', ''].includes(one)) known.services.add(one)
  }
  for (const folder of folders) {
    for (const cell of linesOf(`${folder}/conn.log`)) {
      const service = cell('service')
      if (!own.test(cell('id.resp_h')) || nobody.has(cell('conn_state')) || cell('proto') === 'icmp' || service.includes('ftp-data'))
        continue
      const known = of(`${cell('id.resp_h')} ${cell('id.resp_p')}/${cell('proto')}`)
      known.connections += 1
      known.clients.add(cell('id.orig_h'))
      speaks(known, service)
    }
    for (const cell of linesOf(`${folder}/known_services.log`)) {
      const known = of(`${cell('host')} ${cell('port_num')}/${cell('port_proto')}`)
      known.entries += 1
      speaks(known, cell('service'))
    }
  }
  return new Map(
    [...found].map(([key, { clients, services, ...more }]) => [key, { ...more, clients: clients.size, services: [...services].sort() }]),
  )
}

describe.skipIf(!existsSync(home))('services over real captures', () => {
  test.each([
    ['brobeat', ['brobeat', 'brobeat/sample'], 4],
    ['rita-proxy', ['rita-proxy'], 4],
  ])('%s: services, connections, clients and entries are those of the definition', async (path, folders, entries) => {
    const { rows } = await answered(path)
    const shown = rows.map(({ host, port_num, port_proto, connections, clients, entries, services }) => [
      `${host} ${port_num}/${port_proto}`,
      { connections, entries, clients, services },
    ])
    const expected = reckoned(folders)
    expect([...expected.values()].reduce((sum, one) => sum + one.entries, 0)).toBe(entries)
    expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(expected))
  })

  test('elastic-samples: one entry without connections of its day, so that its use cannot be told', async () => {
    const { rows } = await answered('elastic-samples')
    expect(rows.find(({ entries }) => entries === 1)).toMatchObject({
      host: '192.168.4.1',
      port_num: 53,
      connections: 0,
      services: ['dns'],
    })
    expect(rows.find(({ entries }) => entries === 1)?.unassessed).toContain('unused')
  })

  test('rita-proxy_rolling: without an inventory the proxy is found in its connections', async () => {
    const { rows, coverage } = await answered('rita-proxy_rolling')
    expect(rows.map(({ host, port_num }) => [host, port_num])).toEqual([['10.0.0.238', 3128]])
    expect(rows[0]?.unassessed).toContain('unlisted')
    expect(coverage.some(({ note }) => note.startsWith('known_services.log is not in this data'))).toBe(true)
  })
})
