import { availableParallelism, totalmem } from 'node:os'
import { resolve } from 'node:path'
import { z } from 'zod'
import { UserError } from './errors'
import { type OutsideLink, parseLinks } from './links'

/** Decompressed bytes per compressed byte, unless set. */
export const usualExpansion = 200

const units: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
  tib: 2 ** 40,
}

/** Bytes of `2 GB`, `512MiB` or `1000`; null for anything else. */
export function parseSize(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text.trim())
  const unit = units[(match?.[2] ?? '').toLowerCase()]
  return match && unit !== undefined ? Math.floor(Number(match[1]) * unit) : null
}

/** Bytes as text that `parseSize` reads: `2 GB`, `1.5 GB`. */
export function formatSize(bytes: number): string {
  const steps = [
    ['TB', 1e12],
    ['GB', 1e9],
    ['MB', 1e6],
    ['KB', 1e3],
  ] as const
  const [unit, size] = steps.find(([, size]) => bytes >= size) ?? ['B', 1]
  return `${Number((bytes / size).toFixed(2))} ${unit}`
}

const size = (least: number) =>
  z.string().transform((text, context) => {
    const bytes = parseSize(text)
    if (bytes !== null && bytes >= least) return bytes
    context.addIssue({ code: 'custom', message: `expected a size of at least ${formatSize(least)}, such as 2 GB, got "${text}"` })
    return z.NEVER
  })

const whole = (least: number, most: number) =>
  z.string().transform((text, context) => {
    const value = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN
    if (value >= least && value <= most) return value
    context.addIssue({ code: 'custom', message: `expected a whole number from ${least} to ${most}, got "${text}"` })
    return z.NEVER
  })

const links = z.string().transform((text, context) => {
  const read = parseLinks(text)
  if (!('unread' in read)) return read
  context.addIssue({ code: 'custom', message: `expected links such as "Name https://host/{address}; …", got "${read.unread}"` })
  return z.NEVER
})

// Half the machine: the rest is for the system's cache of the log files, which makes loading quick.
const memory = formatSize(Math.max(1e9, Math.floor(totalmem() / 2e9) * 1e9))

const schema = z.object({
  SPOOR_DATA: z.string().default('data/var').describe('Folder of the store.'),
  HOST: z.string().default('127.0.0.1').describe('Address that the server listens on.'),
  PORT: z.string().default('3000').pipe(whole(0, 65535)).describe('Port that the server listens on.'),
  SPOOR_MEMORY: z.string().default(memory).pipe(size(256e6)).describe('Memory that the engine may use.'),
  SPOOR_THREADS: z.string().default(String(availableParallelism())).pipe(whole(1, 1024)).describe('Threads that the engine may use.'),
  SPOOR_MAX_UPLOAD: z.string().default('2 GB').pipe(size(1)).describe('Largest file that can be uploaded.'),
  SPOOR_MAX_EXPANSION: z
    .string()
    .default(String(usualExpansion))
    .pipe(whole(1, 1e6))
    .describe('Decompressed bytes per compressed byte, above which a file is refused.'),
  SPOOR_LISTS: z
    .string()
    .optional()
    .describe('Folder of your own lists: popularity, categorised domains, ASN, country, networks, exceptions.'),
  SPOOR_LINKS: z
    .string()
    .default('')
    .pipe(links)
    .describe('Outside look-ups in the menus of values: Label https://host/{address}; also {name}, {hash}, {value}.'),
  SPOOR_REAL_LOGS: z.string().default('../shared/logs').describe('Folder of real captures, for the tests.'),
})

const sizes = new Set(['SPOOR_MEMORY', 'SPOOR_MAX_UPLOAD'])
const names = schema.keyof().options

export interface Config {
  /** Absolute folder of the store. */
  readonly data: string
  readonly host: string
  readonly port: number
  /** Bytes. */
  readonly memory: number
  readonly threads: number
  /** Bytes. */
  readonly maxUpload: number
  readonly maxExpansion: number
  /** Absolute folder of the user's lists. */
  readonly lists: string
  /** Outside look-ups, opened by a click only. */
  readonly links: readonly OutsideLink[]
  /** Absolute folder of real captures. */
  readonly realLogs: string
}

/** Settings from an environment. Throws a UserError that names each setting that cannot be read. */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(names.flatMap((name) => (environment[name]?.trim() ? [[name, environment[name]]] : [])))
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new UserError('bad-params', `A setting cannot be read. ${faults.join('; ')}`)
  }
  const value = parsed.data
  const data = resolve(/* turbopackIgnore: true */ value.SPOOR_DATA)
  return {
    data,
    host: value.HOST,
    port: value.PORT,
    memory: value.SPOOR_MEMORY,
    threads: value.SPOOR_THREADS,
    maxUpload: value.SPOOR_MAX_UPLOAD,
    maxExpansion: value.SPOOR_MAX_EXPANSION,
    lists: resolve(/* turbopackIgnore: true */ value.SPOOR_LISTS ?? `${data}/lists`),
    links: value.SPOOR_LINKS,
    realLogs: resolve(/* turbopackIgnore: true */ value.SPOOR_REAL_LOGS),
  }
}

let parsed: Config | null = null

/** The settings of this process. */
export function config(): Config {
  parsed ??= parseConfig(process.env)
  return parsed
}

export interface Setting {
  readonly name: string
  readonly value: string
  readonly doc: string
  /** Whether the environment gave it. */
  readonly given: boolean
}

/** The settings in force, for the page and the README. */
export function settings(environment: Readonly<Record<string, string | undefined>> = process.env): readonly Setting[] {
  const values = parseConfig(environment)
  const shown: Readonly<Record<(typeof names)[number], string | number | null>> = {
    SPOOR_DATA: values.data,
    HOST: values.host,
    PORT: values.port,
    SPOOR_MEMORY: values.memory,
    SPOOR_THREADS: values.threads,
    SPOOR_MAX_UPLOAD: values.maxUpload,
    SPOOR_MAX_EXPANSION: values.maxExpansion,
    SPOOR_LISTS: values.lists,
    SPOOR_LINKS: values.links.map(({ label, url }) => `${label} ${url}`).join('; '),
    SPOOR_REAL_LOGS: values.realLogs,
  }
  return names.map((name) => ({
    name,
    value: sizes.has(name) ? formatSize(Number(shown[name])) : String(shown[name] ?? ''),
    doc: schema.shape[name].description ?? '',
    given: Boolean(environment[name]?.trim()),
  }))
}
