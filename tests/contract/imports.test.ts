import { describe, expect, test } from 'vitest'
import { OWN, type Rule, rules } from './import-rules'
import { type Import, imports, importsOf } from './sources'

function matches(path: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => path === pattern || path.startsWith(/[/:]$/.test(pattern) ? pattern : `${pattern}/`))
}

function sameHunt({ from, to }: Import): boolean {
  const home = from.split('/').slice(0, 3).join('/')
  return matches(to, [home])
}

function breaks(rule: Rule, line: Import): boolean {
  if (!matches(line.from, rule.files) || matches(line.from, rule.except ?? [])) return false
  if (line.typeOnly && rule.types === 'free') return false
  if (rule.only) return !matches(line.to, rule.only) && !(rule.only.includes(OWN) && sameHunt(line))
  return matches(line.to, rule.never ?? []) && !matches(line.to, rule.save ?? [])
}

/** A way from a file back to itself, or null. */
function cycle(lines: readonly Import[]): readonly string[] | null {
  const next = new Map<string, string[]>()
  for (const { from, to } of lines) next.set(from, [...(next.get(from) ?? []), to])
  const done = new Set<string>()
  const walk = (file: string, way: readonly string[]): readonly string[] | null => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file]
    if (done.has(file)) return null
    for (const to of next.get(file) ?? []) {
      const found = walk(to, [...way, file])
      if (found) return found
    }
    done.add(file)
    return null
  }
  for (const file of next.keys()) {
    const found = walk(file, [])
    if (found) return found
  }
  return null
}

describe('imports', () => {
  const all = imports()

  test.each(rules)('$says', (rule) => {
    expect(all.filter((line) => breaks(rule, line)).map((line) => `${line.from} imports ${line.to}`)).toEqual([])
  })

  test('go round in no circle', () => {
    // In the sample's generator the network's type names its parts and they name it: nothing of that is left when it runs.
    expect(cycle(all.filter(({ from, typeOnly }) => !(typeOnly && from.startsWith('data/'))))).toBeNull()
  })

  test('are read from every form of statement', () => {
    const text = [
      "import 'server-only'",
      "import type { Sql } from './sql'",
      "import { type A, type B } from './types'",
      "import {\n  type A,\n  b,\n} from '../both'",
      "import whole, * as all from '@/lib/all'",
      "export { c } from './again'",
      "const later = await import('node:fs')",
    ].join('\n')
    expect(importsOf('lib/deep/here.ts', text)).toEqual([
      { from: 'lib/deep/here', to: 'server-only', typeOnly: false },
      { from: 'lib/deep/here', to: 'lib/deep/sql', typeOnly: true },
      { from: 'lib/deep/here', to: 'lib/deep/types', typeOnly: true },
      { from: 'lib/deep/here', to: 'lib/both', typeOnly: false },
      { from: 'lib/deep/here', to: 'lib/all', typeOnly: false },
      { from: 'lib/deep/here', to: 'lib/deep/again', typeOnly: false },
      { from: 'lib/deep/here', to: 'node:fs', typeOnly: false },
    ])
  })

  test('that break a rule are found', () => {
    const broken = (from: string, to: string, typeOnly = false) => rules.some((rule) => breaks(rule, { from, to, typeOnly }))
    expect(broken('lib/hunts/fast-flux', 'lib/store/duckdb')).toBe(true)
    expect(broken('lib/hunts/fast-flux/query', 'lib/hunts/other')).toBe(true)
    expect(broken('lib/hunts/fast-flux/query', 'lib/hunts/fast-flux/params')).toBe(false)
    expect(broken('components/grid/grid', 'lib/sql')).toBe(true)
    expect(broken('components/grid/grid', 'lib/scope', true)).toBe(false)
    expect(
      cycle([
        { from: 'a', to: 'b', typeOnly: false },
        { from: 'b', to: 'a', typeOnly: false },
      ]),
    ).toEqual(['a', 'b', 'a'])
  })
})
