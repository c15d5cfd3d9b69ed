import { appendFile, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { openDecisions } from '../../../lib/decisions/decisions'
import { decisionsPath, given } from './decision-fixture'

const ids = (events: readonly { id: string }[]) => events.map(({ id }) => id)

/** A file with two calls, and what a new start reads of it. */
async function written() {
  const path = await decisionsPath()
  const decisions = openDecisions(path)
  const first = await decisions.decide(given([1]))
  const group = await decisions.decide(given([2, 3, 4]))
  return { path, first, group, again: () => openDecisions(path) }
}

test('a call is one line, and what is kept is never written again', async () => {
  const { path, again } = await written()
  const before = await readFile(path, 'utf8')
  expect(before.split('\n')).toHaveLength(3)
  await again().decide(given([5]))
  expect((await readFile(path, 'utf8')).startsWith(before)).toBe(true)
})

test('a last line that was cut is told and passed over with all of its group, and loses none before it', async () => {
  const { path, first, again } = await written()
  const { size } = await stat(path)
  const begin = (await readFile(path)).indexOf(10) + 1
  for (const cut of [begin + 1, begin + 200, size - 2]) {
    const { path, first, again } = await written()
    await truncate(path, cut)
    const { events, remark } = await again().list()
    expect(ids(events)).toEqual(ids(first))
    expect(remark).toContain(path)
  }
  await truncate(path, begin)
  expect(await again().list()).toMatchObject({ events: first, remark: null })
})

test('what is decided after a cut line stands on a line of its own, and the cut one is set aside', async () => {
  const { path, first, again } = await written()
  const { size } = await stat(path)
  const cut = (await readFile(path, 'utf8')).split('\n')[1]?.slice(0, -1)
  await truncate(path, size - 2)
  const next = await again().decide(given([2]))
  const { events, remark } = await again().list()
  expect(ids(events)).toEqual(ids([...next, ...first]))
  expect(remark).toBeNull()
  expect(await readFile(`${path}.torn`, 'utf8')).toBe(cut)
})

test('a last line that lacks only its end is whole', async () => {
  const { path, first, group, again } = await written()
  await truncate(path, (await stat(path)).size - 1)
  const next = await again().decide(given([5]))
  expect(ids((await again().list()).events)).toEqual(ids([...first, ...group, ...next].reverse()))
})

test('a line that cannot be read is named, hides nothing, and nothing is added behind it', async () => {
  const { path, again } = await written()
  await appendFile(path, '[{"id":1}]\n')
  const before = await readFile(path, 'utf8')
  const decisions = again()
  await expect(decisions.list()).rejects.toMatchObject({ status: 'failed', message: expect.stringContaining(`${path}, line 3,`) })
  await expect(decisions.decide(given([9]))).rejects.toMatchObject({ status: 'failed' })
  expect(await decisions.decided()).toMatchObject({ fault: expect.stringContaining('line 3') })
  expect(await readFile(path, 'utf8')).toBe(before)
})

test('a file that was mended or put back while the server ran is read again', async () => {
  const { path, first, again } = await written()
  const decisions = again()
  const whole = await readFile(path, 'utf8')
  await writeFile(path, '{}\n')
  await expect(decisions.list()).rejects.toMatchObject({ status: 'failed' })
  await writeFile(path, `${whole.split('\n')[0]}\n`)
  expect(ids((await decisions.list()).events)).toEqual(ids(first))
  await writeFile(path, whole)
  expect((await decisions.list()).events).toHaveLength(4)
})

test('a folder that takes no file fails the decision in words, and the next one is kept', async () => {
  const path = await decisionsPath()
  await writeFile(dirname(path), 'in the way')
  const decisions = openDecisions(path)
  await expect(decisions.decide(given([1]))).rejects.toMatchObject({ status: 'failed' })
  await rm(dirname(path))
  const kept = await decisions.decide(given([1]))
  expect((await openDecisions(path).list()).events).toMatchObject(kept)
})
