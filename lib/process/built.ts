import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** What a build is made from. */
const sources = [
  'app',
  'components',
  'lib',
  'data/reference',
  'public',
  'instrumentation.ts',
  'proxy.ts',
  'next.config.js',
  'package.json',
  'tsconfig.json',
]

async function newest(path: string): Promise<number> {
  const info = await stat(path).catch(() => null)
  if (!info) return 0
  if (!info.isDirectory()) return info.mtimeMs
  const names = await readdir(path)
  return Math.max(info.mtimeMs, ...(await Promise.all(names.map((name) => newest(join(path, name))))))
}

/** Whether the last build of the project in this folder is newer than everything that it is made from. */
export async function isBuilt(root: string): Promise<boolean> {
  const built = await stat(join(root, '.next', 'BUILD_ID')).catch(() => null)
  if (!built) return false
  const changed = await Promise.all(sources.map((source) => newest(join(root, source))))
  return built.mtimeMs >= Math.max(...changed)
}
