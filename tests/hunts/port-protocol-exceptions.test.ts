import { describe, expect, test } from 'vitest'
import { records } from '../../lib/records/records'
import { folderWith, storeWithLists } from '../lib/reference/list-fixture'
import { answered, evidenceOf, flow } from './port-protocol-rows'

const conn = [
  flow({ service: 'ssh', server: '198.51.100.80' }),
  flow({ service: 'ssh', server: '198.51.100.81' }),
  flow({ service: 'ssh', server: '203.0.113.5', client: '10.0.0.77' }),
  flow({ port: 443, service: 'ssh', server: '198.51.100.80' }),
  flow({ port: 443, server: '198.51.100.80' }),
]
const store = async (list: string) => storeWithLists(await folderWith({ 'mine.csv': list }), { conn })
const rows = async (list: string, search = '') =>
  (await answered(await store(list), search)).rows.map(({ title, connections }) => `${title}: ${connections}`)

describe('an exception', () => {
  test('takes the connections that it excuses out of their row, and counts a row as hidden', async () => {
    const answer = await answered(await store('198.51.100.80,80,ssh,Jump host of the branch\n'))
    expect(answer.rows.map(({ title, connections }) => [title, connections])).toContainEqual(['ssh on 80/tcp', 2])
    expect(answer.hidden).toContainEqual({ code: 'excepted', label: 'excepted', rows: 1, show: { excepted: true } })
  })

  test.each([
    ['of one server', '198.51.100.80,80,ssh,a', 2],
    ['of a network', '198.51.100.0/24,80,ssh,a', 1],
    ['of a client', '10.0.0.77,80,ssh,a', 2],
    ['of any port', '198.51.100.0/24,*,ssh,a', 1],
    ['of any service', '198.51.100.0/24,80/tcp,*,a', 1],
    ['of another transport', '198.51.100.0/24,80/udp,ssh,a', 3],
    ['of another port', '198.51.100.0/24,81,ssh,a', 3],
    ['of another service', '198.51.100.0/24,80,http,a', 3],
    ['of no protocol', '198.51.100.0/24,80,none,a', 3],
  ])('%s', async (_, line, left) => {
    expect(await rows(`${line}\n`)).toContain(`ssh on 80/tcp: ${left}`)
  })

  test('of no protocol excuses that alone', async () => {
    expect(await rows('198.51.100.80,443,none,Own encryption\n')).toEqual(['ssh on 443/tcp: 1', 'ssh on 80/tcp: 3'])
  })

  test('is left aside when what it excuses is asked for', async () => {
    const all = ['no protocol on 443/tcp: 1', 'ssh on 443/tcp: 1', 'ssh on 80/tcp: 3']
    expect((await rows('0.0.0.0/0,*,*,all\n', 'excepted=true')).sort()).toEqual(all)
    expect(await rows('0.0.0.0/0,*,*,all\n')).toEqual([])
  })
})

test('the records of a row leave out what is excused, those of the excused one hold nothing else', async () => {
  const opened = await store('host,port,service,reason\n198.51.100.80,80,ssh,a\n10.0.0.77,80,ssh,b\n')
  const { rows } = await answered(opened)
  const row = rows.find(({ title }) => title === 'ssh on 80/tcp')
  expect(row).toMatchObject({ connections: 1 })
  const evidence = await evidenceOf(opened, String(row?.id))
  expect(evidence?.total).toBe(1)
  const search = new URLSearchParams(evidence?.filter.map((filter) => ['filter', filter]))
  expect((await records(opened, 'conn', search)).rows.map(({ id_resp_h }) => id_resp_h)).toEqual(['198.51.100.81'])
})
