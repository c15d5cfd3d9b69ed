import { beforeAll, describe, expect, test } from 'vitest'
import { giveNames } from '../../../lib/funnel/funnel'
import { run } from '../../../lib/run'
import type { DuckStore } from '../../../lib/store/duckdb'
import { toy } from '../toy-hunt'
import { folderWith, storeWithLists } from './list-fixture'

const ranks = ['google.com', 'bit.ly', 'pastebin.com', 'dropbox.com', 'tunnel.ngrok.io', 'mine.github.io', 'notbit.ly']
const popular = ['google.com', 'mail.google.com', 'notbit.ly']
const spared = ['Bit.ly.', 'drive.google.com', 'mine.github.io', 'pastebin.com', 'tunnel.ngrok.io', 'www.dropbox.com']

let store: DuckStore
beforeAll(async () => {
  const folder = await folderWith({ 'top.csv': ranks.map((name, i) => `${i + 1},${name}\n`).join('') })
  const dns = [...popular, ...spared].flatMap((query) =>
    [1, 2].map((n) => ({ ts: 1_700_000_000 + n, uid: `C${query}${n}`, query, id_orig_h: `192.0.2.${n}` })),
  )
  store = await storeWithLists(folder, { dns })
})

describe('link shorteners, trusted sites that strangers send through, and what lies below either', () => {
  test('are not hidden with popular names; the same sites beside these are', async () => {
    const result = await run(store, toy, new URLSearchParams('hide_popular=100'))
    if (result.status !== 'ok') throw new Error(JSON.stringify(result))
    expect(result.rows.map(({ query }) => query).sort()).toEqual(spared)
    expect(result.hidden.find(({ code }) => code === 'popular')?.rows).toBe(popular.length)
  })

  test('are not taken out of the funnel either, and have no rank there', async () => {
    const ask = async (text: string) => {
      const answer = await giveNames(store, [toy], new URLSearchParams(text))
      if (answer instanceof Response || answer.status !== 'ok') throw new Error('the funnel was not answered')
      return answer.rows.map(({ name, rank }) => [name, rank])
    }
    expect(await ask('sort=name')).toEqual(spared.map((name) => [name, null]))
    expect(await ask('stage=not_popular&removed=true&sort=name')).toEqual([
      ['google.com', 1],
      ['mail.google.com', 1],
      ['notbit.ly', 7],
    ])
  })
})
