import { expect, test } from 'vitest'
import { eventStream } from '../../../lib/http/event-stream'

/** Values that begin with one and then only wait for their end. */
function waiting() {
  let ended: () => void = () => undefined
  const end = new Promise<void>((resolve) => {
    ended = resolve
  })
  async function* values(signal: AbortSignal): AsyncGenerator<unknown> {
    try {
      yield { first: true }
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
    } finally {
      ended()
    }
  }
  return { values, end }
}

test('a body that is dropped ends the values', async () => {
  const { values, end } = waiting()
  const { body } = eventStream(values, new AbortController().signal)
  const reader = body?.getReader()
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe('data: {"first":true}\n\n')
  await reader?.cancel()
  await end
})

test('a caller that leaves ends the values', async () => {
  const { values, end } = waiting()
  const caller = new AbortController()
  await eventStream(values, caller.signal).body?.getReader().read()
  caller.abort()
  await end
})

test('values that end close the body', async () => {
  async function* values() {
    yield 1
    yield 2
  }
  expect(await eventStream(values, new AbortController().signal).text()).toBe('data: 1\n\ndata: 2\n\n')
})
