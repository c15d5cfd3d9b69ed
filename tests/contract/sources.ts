import { readdirSync, readFileSync, statSync } from 'node:fs'
import { posix } from 'node:path'

export interface Import {
  /** Path of the importing file without its extension: `lib/run`. */
  readonly from: string
  /** The same of an imported file, or the name of a package: `zod`, `node:fs`. */
  readonly to: string
  /** Gone after compiling: `import type`. */
  readonly typeOnly: boolean
}

/** Everything at the top that is not ignored, sorted. */
export function topLevel(): readonly string[] {
  const ignored = readFileSync('.gitignore', 'utf8')
    .split('\n')
    .map((line) => line.replace(/\/$/, ''))
  return readdirSync('.')
    .filter((name) => !name.startsWith('.') && !ignored.includes(name) && !name.endsWith('.tsbuildinfo'))
    .sort()
}

/** All files that are not ignored: those at the top and those of the folders. Sorted. */
export function files(): readonly string[] {
  const inFolder = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => posix.join(folder, path.replaceAll('\\', '/')))
      .filter((path) => !path.startsWith('data/var/') && statSync(path).isFile())
  return topLevel()
    .flatMap((name) => (statSync(name).isDirectory() ? inFolder(name) : [name]))
    .sort()
}

// The formatter guarantees the shape: a statement starts its line, names stand in braces, the module in single quotes.
const STATEMENT = /^(?:import|export)(?<type> type)?(?:(?<names>[^'"`;]*?) from)? '(?<module>[^']+)'/gm
const DYNAMIC = /\bimport\('(?<module>[^']+)'\)/g

/** The imports of one file's text; `from` is its path. */
export function importsOf(path: string, text: string): readonly Import[] {
  const from = path.replace(/\.tsx?$/, '')
  const statements = [...text.matchAll(STATEMENT)].map((match) => ({
    module: match.groups?.module ?? '',
    typeOnly: match.groups?.type !== undefined || onlyTypes(match.groups?.names ?? ''),
  }))
  const dynamic = [...text.matchAll(DYNAMIC)].map((match) => ({ module: match.groups?.module ?? '', typeOnly: false }))
  return [...statements, ...dynamic].map(({ module, typeOnly }) => ({ from, to: target(from, module), typeOnly }))
}

function onlyTypes(names: string): boolean {
  const list = /^\s*\{([^}]*)\}\s*$/.exec(names)?.[1]?.split(',') ?? []
  const named = list.map((name) => name.trim()).filter((name) => name !== '')
  return named.length > 0 && named.every((name) => name.startsWith('type '))
}

function target(from: string, module: string): string {
  if (module.startsWith('@/')) return module.slice(2)
  return module.startsWith('.') ? posix.join(posix.dirname(from), module) : module
}

/** Every import of the project; a folder's index by the folder's own path and name. */
export function imports(): readonly Import[] {
  const sources = files().filter((path) => /\.tsx?$/.test(path))
  const known = new Set(sources.map((path) => path.replace(/\.tsx?$/, '')))
  return sources
    .flatMap((path) => importsOf(path, readFileSync(path, 'utf8')))
    .map((line) => (known.has(`${line.to}/index`) ? { ...line, to: `${line.to}/index` } : line))
}
