import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { files, topLevel } from './sources'

/** Files above 200 lines, each with its reason. */
const LONG: Readonly<Record<string, string>> = {
  'app/tokens.css': 'the colours of all themes stand side by side',
}

const TOP = [
  'README.md',
  'app',
  'biome.json',
  'components',
  'data',
  'instrumentation.ts',
  'lib',
  'next.config.js',
  'package-lock.json',
  'package.json',
  'proxy.ts',
  'tests',
  'tsconfig.json',
]

const sources = files().filter((path) => /\.(ts|tsx|css)$/.test(path))
const lines = (path: string) => readFileSync(path, 'utf8').split('\n').length - 1

test('the top level holds what a reader expects there and nothing else', () => {
  expect(topLevel().filter((name) => !TOP.includes(name))).toEqual([])
})

test('no file has more than 200 lines without a reason', () => {
  expect(sources.filter((path) => lines(path) > 200 && !(path in LONG))).toEqual([])
  expect(Object.keys(LONG).filter((path) => !sources.includes(path) || lines(path) <= 200)).toEqual([])
})

test('files are named in kebab-case, for what they are', () => {
  const vague = /^(utils?|helpers?|types?|common|manager|service|misc|index)$/
  const named = sources.filter((path) => !path.startsWith('app/')).map((path) => ({ path, name: basename(path).replace(/\..*$/, '') }))
  expect(named.filter(({ name }) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)).map(({ path }) => path)).toEqual([])
  // Here a service is a thing of its own: an address and a port.
  const meant = ['lib/hunts/index.ts', 'lib/logs/index.ts', 'lib/entities/index.ts', 'lib/entities/service.ts']
  expect(named.filter(({ path, name }) => vague.test(name) && !meant.includes(path)).map(({ path }) => path)).toEqual([])
})

test('nothing outside the project is named but the default folder of the real logs', () => {
  const outside = ['..', 'shared'].join('/')
  const naming = [...files(), '.ci/run'].filter(
    (path) => /\.(tsx?|css|js|json|md)$|run$/.test(path) && readFileSync(path, 'utf8').includes(outside),
  )
  expect(naming.filter((path) => !['lib/config.ts', 'README.md'].includes(path) && !path.startsWith('tests/real/'))).toEqual([])
})
