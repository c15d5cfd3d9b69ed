import { describe, expect, test } from 'vitest'
import { excluding } from '../../components/hunt/use-exclude'
import { describeHunt } from '../../lib/asking/describe-hunt'
import { fastFlux } from '../../lib/hunts/fast-flux'
import { portProtocol } from '../../lib/hunts/port-protocol'
import { services } from '../../lib/hunts/services'
import { run } from '../../lib/run'
import { flow } from '../hunts/port-protocol-rows'
import { storeWith } from '../lib/store-fixture'

const conn = [flow({ service: 'ssh' }), flow({ port: 443, service: 'ssh' }), flow({ service: 'smtp' }), flow({ service: 'ssh,ssl' })]

async function listed(search: string) {
  const answer = await run(await storeWith({ conn }), portProtocol, new URLSearchParams(search))
  if (answer.status !== 'ok') throw new Error(answer.message)
  return answer
}

describe('what is excluded of a row', () => {
  test('is the row alone where several values make it', async () => {
    const all = await listed('')
    const [row] = all.rows
    if (!row) throw new Error('nothing is listed')
    const pill = excluding(describeHunt(portProtocol), row)
    const left = await listed(`filter=${pill}`)
    expect(left.rows.map(({ title }) => title)).toEqual(all.rows.slice(1).map(({ title }) => title))
    expect(left).toMatchObject({ total: all.total - 1, filtered: 1 })
    expect((await listed(`filter=${pill.slice(1)}`)).rows.map(({ title }) => title)).toEqual([row.title])
  })

  const row = { id: '0123456789abcdef', query: 'a.test', host: '192.0.2.1', port_num: 80, port_proto: 'tcp' }
  const whole = { ...row, title: '', sentence: '', reasons: [], explained: [], caveats: [], unassessed: [], trace: '', decision: null }
  test.each([
    ['its one value', fastFlux, '-query:a.test'],
    ['the row, not its host on every port', services, '-row:0123456789abcdef'],
  ])('is %s', (_, hunt, pill) => {
    expect(excluding(describeHunt(hunt), whole)).toBe(pill)
  })
})
