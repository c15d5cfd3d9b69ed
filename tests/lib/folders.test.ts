import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBaselines } from '../../lib/baselines/baselines'
import { openReviews } from '../../lib/reviews/reviews'

let home = ''
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'spoor-folders-'))
  for (const name of ['one', '.hidden']) await mkdir(join(home, name))
  await writeFile(join(home, 'one', 'baseline.json'), '{}')
  await writeFile(join(home, 'one', 'review.json'), 'cut in the mid')
  await writeFile(join(home, 'a file'), '')
})
afterAll(() => rm(home, { recursive: true, force: true }))

test('a baseline or a meeting that cannot be read is told, and takes no other with it', async () => {
  const baselines = openBaselines(home)
  expect(await baselines.list()).toEqual([])
  expect(await baselines.faults()).toEqual([expect.stringContaining(`${join('one', 'baseline.json')} does not hold a baseline`)])
  const reviews = openReviews(home)
  expect(await reviews.list()).toEqual([])
  expect(await reviews.faults()).toEqual([expect.stringContaining(`${join('one', 'review.json')} does not hold a review`)])
})

test('no folder at all is none', async () => {
  expect(await openBaselines(join(home, 'absent')).list()).toEqual([])
  expect(await openReviews(join(home, 'absent')).faults()).toEqual([])
})
