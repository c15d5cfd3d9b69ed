import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { settings } from '../../lib/config'
import { hunts } from '../../lib/hunts'

const readme = readFileSync('README.md', 'utf8')
const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(readFileSync('package.json', 'utf8')))

test('the README lists every setting and no other', () => {
  const listed = [...readme.matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1])
  expect(listed).toEqual(settings({}).map(({ name }) => name))
})

test('the README lists every hunt with its question and logs', () => {
  const listed = [...readme.matchAll(/^\| .*?\(`([a-z-]+)`\) \| (.*?) \| (.*?) \|$/gm)].map(([, id, question, logs]) => ({
    id,
    question,
    logs,
  }))
  expect(listed).toEqual(
    hunts.map(({ id, question, logs }) => ({
      id,
      question,
      logs: Array.isArray(logs) ? logs.map((log) => `\`${log}\``).join(', ') : expect.stringMatching(/log|`/),
    })),
  )
})

test('the README names only files, pictures and commands that there are', () => {
  const paths = [...readme.matchAll(/(?:`|\]\()((?:app|components|data|lib|tests)\/[\w./-]*)/g)].map((match) => match[1] ?? '')
  expect(paths.length).toBeGreaterThan(5)
  expect(paths.filter((path) => path !== 'data/var' && !existsSync(path))).toEqual([])
  const commands = [...readme.matchAll(/npm run ([a-z]+)/g)].map((match) => match[1] ?? '')
  expect(commands.filter((name) => !(name in scripts))).toEqual([])
})
