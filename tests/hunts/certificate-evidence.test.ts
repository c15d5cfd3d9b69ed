import { expect, test } from 'vitest'
import { inspect } from '../../lib/asking/inspect'
import { certificateMismatch } from '../../lib/hunts/certificate-mismatch'
import { records } from '../../lib/records/records'
import { storeWith } from '../lib/store-fixture'
import { answered, type Content, certificate, handshake, lookup } from './certificate-rows'

/** What the opened row of www.example.com shows of lookups: the label and the names that were asked for. */
async function lookups(content: Content) {
  const store = await storeWith({ x509: [certificate()], ...content })
  const { rows } = await answered(store, 'fitting=true')
  const opened = await inspect(store, certificateMismatch, String(rows[0]?.id), new URLSearchParams('fitting=true'))
  if (opened.status !== 'ok') throw new Error(opened.message)
  const shown = opened.evidence.find(({ log }) => log === 'dns')
  if (!shown) throw new Error('no lookups are shown')
  const given = await records(store, 'dns', new URLSearchParams(shown.filter.map((one) => ['filter', one])))
  expect(given.total).toBe(shown.total)
  return [shown.label, given.rows.map(({ query }) => query)]
}

const behindProxy = [0, 1, 2].map((at) => handshake({ at, id_orig_h: '10.0.0.5', id_resp_h: '10.0.0.238' }))

test('what led a client astray is shown, whoever connected more often', async () => {
  const dns = [lookup('first.example.org', ['192.0.2.1'], { id_orig_h: '10.0.0.5' }), lookup('relay.example.net', ['203.0.113.5'])]
  expect(await lookups({ ssl: [...behindProxy, handshake({ at: 3 })], dns })).toEqual([
    'Lookups by 10.0.0.9 that gave 203.0.113.5',
    ['relay.example.net'],
  ])
})

test('lookups are those of a client for a server that it met', async () => {
  const rest = [10, 11].map((at) => handshake({ at, id_resp_h: '203.0.113.6' }))
  const busiest = [20, 21].flatMap((at) =>
    ['10.0.0.7', '10.0.0.8'].map((id_orig_h) => handshake({ at, id_orig_h, id_resp_h: '203.0.113.7' })),
  )
  const dns = [lookup('www.example.com', ['203.0.113.6'])]
  expect(await lookups({ ssl: [handshake({ at: 9, id_resp_h: '203.0.113.6' }), ...rest, ...busiest], dns })).toEqual([
    'Lookups by 10.0.0.9 that gave 203.0.113.6',
    ['www.example.com'],
  ])
})
