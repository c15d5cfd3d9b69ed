import { afterEach, describe, expect, test, vi } from 'vitest'
import { UserError } from '../../../lib/errors'
import { handle } from '../../../lib/http/respond'
import type { AskOptions } from '../../../lib/stages'

const ask = (headers: Record<string, string>, init: RequestInit = {}, path = '/api/logs') =>
  new Request(`http://localhost:3000${path}`, { ...init, headers: { host: 'localhost:3000', ...headers } })
const status = async (request: Request) => (await handle(request, () => ({ fine: true }))).status

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

describe('access', () => {
  test.each(['localhost:3000', '127.0.0.1:3000', '[::1]:3000', 'localhost'])('takes the host %s', async (host) => {
    expect(await status(ask({ host }))).toBe(200)
  })

  test.each(['evil.test', 'evil.test:3000', 'localhost.evil.test', '192.0.2.1:3000', '', 'localhost@evil.test', 'localhost/evil'])(
    'refuses the host %s',
    async (host) => {
      expect(await status(ask({ host }))).toBe(403)
    },
  )

  test('takes any address but no foreign name when it listens everywhere', async () => {
    vi.stubEnv('HOST', '0.0.0.0')
    expect(await status(ask({ host: '192.0.2.1:3000' }))).toBe(200)
    expect(await status(ask({ host: 'evil.test:3000' }))).toBe(403)
  })

  test('takes the name that HOST says', async () => {
    vi.stubEnv('HOST', 'Hunt.example.test')
    expect(await status(ask({ host: 'hunt.example.test:3000' }))).toBe(200)
    expect(await status(ask({ host: 'other.example.test:3000' }))).toBe(403)
  })

  test('refuses a foreign or opaque origin, also one that differs in its port', async () => {
    expect(await status(ask({ origin: 'http://localhost:3000' }))).toBe(200)
    for (const origin of ['http://evil.test', 'null', 'http://localhost:8080']) expect(await status(ask({ origin }))).toBe(403)
  })

  test('refuses what a browser marks as coming from another site', async () => {
    expect(await status(ask({ 'sec-fetch-site': 'same-origin' }))).toBe(200)
    expect(await status(ask({ 'sec-fetch-site': 'none' }))).toBe(200)
    expect(await status(ask({ 'sec-fetch-site': 'same-site' }))).toBe(403)
    expect(await status(ask({ 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'document' }))).toBe(403)
  })

  test('refuses forms and plain text where something changes', async () => {
    const post = (type: string) => status(ask({ 'content-type': type }, { method: 'POST', body: '{}' }))
    expect(await post('application/json; charset=utf-8')).toBe(200)
    expect(await post('application/octet-stream')).toBe(200)
    for (const type of [
      'text/plain',
      'text/plain; x=application/json',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ])
      expect(await post(type)).toBe(403)
  })
})

test('HEAD is refused before any work is begun', async () => {
  const work = vi.fn()
  const answer = await handle(ask({}, { method: 'HEAD' }), work)
  expect([answer.status, answer.headers.get('allow'), answer.headers.get('cache-control')]).toEqual([405, 'GET', 'no-store'])
  expect(work).not.toHaveBeenCalled()
  expect((await handle(ask({ host: 'evil.test' }, { method: 'HEAD' }), work)).status).toBe(403)
})

describe('errors', () => {
  test('are answered with status, message and details', async () => {
    const answer = await handle(ask({}), () => {
      throw new UserError('too-large', 'The file has 3 GB.', { limit: 2 })
    })
    expect(answer.status).toBe(413)
    expect(await answer.json()).toEqual({ status: 'too-large', message: 'The file has 3 GB.', limit: 2 })
  })

  test('that are bugs keep their details to the terminal', async () => {
    const seen = vi.spyOn(console, 'error').mockImplementation(() => {})
    const answer = await handle(ask({}), () => Promise.reject(new Error('secret path')))
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toContain('secret')
    expect(seen).toHaveBeenCalledOnce()
  })
})

describe('a long answer', () => {
  const listening = () => ask({ accept: 'application/json, text/event-stream' })
  const later = <T>(value: T, ms = 600) => new Promise<T>((done) => setTimeout(() => done(value), ms))
  const stage = { stage: 1, of: 2, doing: 'reading', share: null }
  const slow = async ({ onStage }: AskOptions) => {
    onStage?.(stage)
    await later(null)
    onStage?.({ ...stage, stage: 2, share: 0.5 })
    return later({ rows: [1, 2] }, 50)
  }
  const events = async (response: Response) =>
    [...(await response.text()).matchAll(/^data: (.*)$/gm)].map(([, text]): unknown => JSON.parse(text ?? ''))

  test('tells its stages and ends with what the plain call answers', async () => {
    const response = await handle(listening(), slow)
    expect(response.headers.get('content-type')).toContain('text/event-stream')
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await events(response)).toEqual([
      { progress: stage },
      { progress: { ...stage, stage: 2, share: 0.5 } },
      { status: 200, answer: { rows: [1, 2] } },
    ])
    expect(await (await handle(ask({}), slow)).json()).toEqual({ rows: [1, 2] })
  })

  test('that fails ends with its error and the status that it would have had', async () => {
    const response = await handle(listening(), async ({ onStage }) => {
      onStage?.(stage)
      await later(null)
      throw new UserError('not-found', 'No such row.')
    })
    expect((await events(response)).at(-1)).toEqual({ status: 404, answer: { status: 'not-found', message: 'No such row.' } })
  })

  test('is plain where it comes soon, tells nothing, or nobody listens', async () => {
    const quick = async ({ onStage }: AskOptions) => {
      onStage?.(stage)
      return { fine: true }
    }
    for (const response of [
      await handle(listening(), quick),
      await handle(listening(), () => later({ fine: true })),
      await handle(ask({}), quick),
    ]) {
      expect(response.headers.get('content-type')).toBe('application/json')
      expect(await response.json()).toEqual({ fine: true })
    }
  })
})
