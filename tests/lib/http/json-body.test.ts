import { expect, test } from 'vitest'
import { z } from 'zod'
import { baselineToMake } from '../../../lib/baselines/baseline'
import { jsonBody, mostBytes } from '../../../lib/http/json-body'

const posted = (body: BodyInit) => new Request('http://localhost/api/any', { method: 'POST', body, duplex: 'half' } as RequestInit)
const any = z.strictObject({ text: z.string() })

test('a body is read as the schema says, whatever pieces it comes in', async () => {
  const bytes = new TextEncoder().encode('{"text":"Grüße"}')
  const pieces = new ReadableStream({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte))
      controller.close()
    },
  })
  expect(await jsonBody(posted(pieces), any)).toEqual({ text: 'Grüße' })
})

test('what is no JSON, or none at all, is refused', async () => {
  for (const body of ['{', '']) await expect(jsonBody(posted(body), any)).rejects.toMatchObject({ status: 'bad-params' })
  await expect(jsonBody(posted('{"text":1}'), any)).rejects.toMatchObject({ details: { fields: { text: [expect.any(String)] } } })
})

test('a body beyond the limit is refused, and read to its end so that the answer arrives', async () => {
  let sent = 0
  const large = new ReadableStream({
    pull(controller) {
      sent += 1
      if (sent > 40) controller.close()
      else controller.enqueue(new Uint8Array(1024 * 1024).fill(32))
    },
  })
  await expect(jsonBody(posted(large), any)).rejects.toMatchObject({
    status: 'too-large',
    message: 'The JSON is larger than 16 MB, the limit for what is sent.',
    details: { limit: mostBytes },
  })
  expect(sent).toBe(41)
})

test('a baseline of what is no network names the part at fault', async () => {
  const body = JSON.stringify({ name: 'Usual', own_networks: ['10.0.0.0/8', 'foo'] })
  await expect(jsonBody(posted(body), baselineToMake)).rejects.toMatchObject({
    status: 'bad-params',
    details: { fields: { own_networks: [expect.stringContaining('“foo” is no network')] } },
  })
})
