import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { inspect } from '../../lib/asking/inspect'
import { certificateMismatch } from '../../lib/hunts/certificate-mismatch'
import { openJobs } from '../../lib/ingest/jobs'
import { type Ok, run } from '../../lib/run'
import { type DuckStore, openDuckDB } from '../../lib/store/duckdb'

const home = resolve(process.env.SPOOR_REAL_LOGS ?? '../shared/logs')

async function loaded(path: string): Promise<DuckStore> {
  const folder = await mkdtemp(join(tmpdir(), 'spoor-certificates-'))
  const store = await openDuckDB({ path: join(folder, 'store.duckdb'), memory: 1e9, threads: 2 })
  const jobs = await openJobs(store, { folder: join(folder, 'ingest') })
  onTestFinished(async () => {
    await jobs.close()
    await store.close()
    await rm(folder, { recursive: true, force: true })
  })
  const { id } = await jobs.start([join(home, path)])
  for await (const event of jobs.events(id)) if (event.stage === 'done') break
  return store
}

async function answered(store: DuckStore, search = ''): Promise<Ok> {
  const result = await run(store, certificateMismatch, new URLSearchParams(search))
  if (result.status !== 'ok') throw new Error(JSON.stringify(result))
  return result
}

const share = (result: Ok, label: string) => {
  const line = result.coverage.find((one) => one.label === label)
  return [line?.observed, line?.of]
}

describe.skipIf(!existsSync(home))('certificate mismatch over real captures', () => {
  test('slips/test15: netflix.com is answered with a certificate of www.google.com', async () => {
    const { rows } = await answered(await loaded('slips/test15-malicious-zeek-dir'), 'fitting=true')
    const found = rows.find((row) => row.server_name === 'netflix.com' && row.common_name === 'www.google.com')
    expect(found).toMatchObject({ subject: 'CN=www.google.com', why_none: 'not in x509' })
    expect(found?.signals).toContain('common_name_other')
    // The times of this capture count from 1970: nothing is out of its validity, though Zeek's own check by that clock says so.
    expect(rows.find((row) => row.server_name === 'www.linkedin.com')?.signals).toEqual([])
  })

  test('slips as a whole: a file id of another capture does not change what ssl.log says', async () => {
    const { rows } = await answered(await loaded('slips'), 'fitting=true')
    const subjects = rows.flatMap((row) => (row.server_name === 'netflix.com' ? [row.subject] : []))
    expect(subjects).toEqual(expect.arrayContaining(['CN=www.google.com', 'CN=whatever']))
  })

  test('rita-proxy: no certificate is seen, and the coverage says so', async () => {
    const result = await answered(await loaded('rita-proxy'))
    expect(share(result, 'with a certificate')).toEqual([0, 407])
    expect(result.covered).toMatch(/^certificates on 0 % of TLS connections/)
  })

  test('otrf-lsass campaign 5: the self-signed CN=leuschke.koepp.co is listed', async () => {
    const { rows } = await answered(await loaded('otrf-lsass/LSASS_campaign_05'))
    expect(rows).toMatchObject([{ server_name: null, common_name: 'leuschke.koepp.co', connections: 2, signals: ['self_signed'] }])
  })

  test('brobeat: file ids lead to certificates, and each row has as many records behind it as it counts', async () => {
    const store = await loaded('brobeat')
    const result = await answered(store, 'fitting=true&limit=1000')
    expect(share(result, 'with a name (SNI)')).toEqual([226, 274])
    expect(result.rows.reduce((sum, row) => sum + Number(row.connections), 0)).toBe(274)
    const named = result.rows.filter((row) => row.server_name !== null && row.san_count !== null)
    expect(named.reduce((sum, row) => sum + Number(row.connections), 0)).toBe(208)
    for (const { id, connections } of result.rows.slice(0, 30)) {
      const opened = await inspect(store, certificateMismatch, id, new URLSearchParams('fitting=true'))
      expect(opened.status === 'ok' && opened.evidence[0]?.total).toBe(connections)
    }
  }, 300_000)

  test('rita-proxy_rolling: 557 leaves are found, and honest names are left alone', async () => {
    const result = await answered(await loaded('rita-proxy_rolling'), 'limit=1000')
    expect(share(result, 'with a certificate')[0]).toBe(557)
    const fronted = result.rows.filter((row) => row.reasons.some(({ code }) => code === 'fronting'))
    expect(fronted.length / (result.total + Number(result.hidden.find(({ code }) => code === 'fits')?.rows))).toBeLessThan(0.01)
  }, 300_000)
})
