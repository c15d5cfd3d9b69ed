import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'

const versions = z.record(z.string(), z.string()).default({})
const manifest = z.object({ dependencies: versions, devDependencies: versions })
const lock = z.object({
  packages: z.record(z.string(), z.looseObject({ optionalDependencies: versions, resolved: z.string().optional() })),
})

const { packages } = lock.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')))

const installed = Object.keys(packages)

test('the lock names every optional package of every platform, so that npm ci works everywhere', () => {
  const missing = Object.entries(packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies)
      .filter((name) => !installed.some((place) => place === `node_modules/${name}` || place.endsWith(`/node_modules/${name}`)))
      .map((name) => `${path} needs ${name}`),
  )
  expect(missing).toEqual([])
  expect(Object.values(packages).some((entry) => Object.keys(entry.optionalDependencies).length > 5)).toBe(true)
})

test('the lock binds nobody to a registry', () => {
  expect(Object.entries(packages).filter(([, entry]) => entry.resolved !== undefined)).toEqual([])
})

test('every dependency is pinned to one version', () => {
  const { dependencies, devDependencies } = manifest.parse(JSON.parse(readFileSync('package.json', 'utf8')))
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
  expect(loose).toEqual([])
})
