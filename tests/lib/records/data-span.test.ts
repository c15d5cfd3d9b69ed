import { expect, test } from 'vitest'
import { about } from '../../../lib/about/about'
import { host } from '../../../lib/entities/host'
import { overview } from '../../../lib/overview/overview'
import { dataSpan } from '../../../lib/records/data-span'
import { captureGaps } from '../../../lib/records/gaps'
import { bench, connLog, header } from '../ingest/load-fixture'
import { storeWith } from '../store-fixture'

const start = 1_767_323_045
const day = 86_400
const [address, id_resp_h] = ['192.0.2.1', '198.51.100.7']
const conn = [0, 1].map((n) => ({ ts: start + n * day, id_orig_h: address, id_resp_h }))
const iso = (seconds: number) => new Date(seconds * 1000).toISOString().replace('Z', '000Z')

test('the span of the data is that of traffic, whatever Zeek writes of itself', async () => {
  const { store, write, load } = await bench()
  const own = (path: string, ts: number) => write(`${path}.log`, `${header(path, 'ts\tname', 'time\tstring')}${ts}.000000\ta\n`)
  await load(await own('packet_filter', start + 400 * day))
  expect(await dataSpan(store)).toMatchObject({ from: iso(start + 400 * day), to: iso(start + 400 * day) })
  await load(await write('conn.log', connLog(60)), await own('loaded_scripts', start - 400 * day))
  const span = { from: '2026-01-02T03:04:05.678901Z', to: '2026-01-02T03:05:04.678901Z' }
  expect(await dataSpan(store)).toMatchObject(span)
  expect((await overview(store, [])).data).toMatchObject({ span, strip: { outside: 2 }, gaps: [] })
  expect((await about(store, host, address, new URLSearchParams())).seen).toMatchObject({ days: 1, of_days: 1 })
})

test('what measures the sensor shows that it watched, what is read once does not', async () => {
  const { store, write, load } = await bench()
  const hours = (log: string, count: number) =>
    write(`${log}.log`, `${header(log, 'ts', 'time')}${Array.from({ length: count }, (_, i) => `${start + i * 1800}.0\n`).join('')}`)
  const [first, last] = [connLog(60), connLog(60, 10 * 3600)]
  await load(await write('a/conn.log', first), await write('b/conn.log', last), await hours('loaded_scripts', 20))
  expect(await captureGaps(store)).toHaveLength(1)
  await load(await hours('stats', 20))
  expect(await captureGaps(store)).toEqual([])
})

test('records of a clock that was not set are told and counted in no day', async () => {
  const store = await storeWith({ conn, weird: [{ ts: 0, id_orig_h: address, id_resp_h }] })
  const { data, notes } = await overview(store, [])
  expect(data?.span).toEqual({ from: iso(start), to: iso(start + day) })
  expect(notes).toEqual([
    { code: 'clock', log: 'weird', text: expect.stringMatching(/^1 record of weird was /), filter: ['ts:..2000-01-01T00:00:00Z'] },
  ])
  expect((await about(store, host, address, new URLSearchParams())).seen).toMatchObject({ days: 2, of_days: 2 })
})

test('captures whose connections have relative times count, alone and beside others', async () => {
  const relative = { ...conn[0], ts: 20 }
  expect(await dataSpan(await storeWith({ conn: [relative], weird: [{ ts: 0 }] }))).toMatchObject({
    from: iso(0),
    to: iso(20),
    clockless: [],
  })
  const store = await storeWith({ conn: [...conn, relative] })
  expect(await dataSpan(store)).toMatchObject({ from: iso(20), to: iso(start + day), clockless: [] })
  expect((await about(store, host, address, new URLSearchParams())).seen).toMatchObject({ days: 3, of_days: 3 })
})
