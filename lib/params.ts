import { z } from 'zod'
import { parseBlock } from './address'
import { badParams, type FieldErrors, type Parsed } from './errors'
import { scopeNames } from './scope'

/** What every declared parameter carries: the form, the JSON Schema and the answer read it from there. */
interface Meta {
  readonly label: string
  readonly help: string
}

interface Bounds extends Meta {
  readonly min: number
  readonly max: number
  readonly unit?: string
}

const described = ({ label, help, unit }: Meta & { readonly unit?: string }) => ({
  title: label,
  description: help,
  ...(unit === undefined ? {} : { unit }),
})

/** A threshold that may have decimals. Both bounds are allowed values. */
export const number = (preset: number, bounds: Bounds) => z.number().min(bounds.min).max(bounds.max).default(preset).meta(described(bounds))

/** A whole number. Both bounds are allowed values. */
export const integer = (preset: number, bounds: Bounds) => z.int().min(bounds.min).max(bounds.max).default(preset).meta(described(bounds))

/** One of a few words. */
export const choice = <const Option extends string>(preset: NoInfer<Option>, options: readonly [Option, ...Option[]], meta: Meta) =>
  z
    .enum(options)
    .default(() => z.enum(options).parse(preset))
    .meta(described(meta))

/** A switch. */
export const flag = (preset: boolean, meta: Meta) => z.boolean().default(preset).meta(described(meta))

/** One text, blank unless given. */
export const text = (meta: Meta) => z.string().default('').meta(described(meta))

/** Several texts: repeated in the URL or joined by commas. */
export const names = (preset: readonly string[], meta: Meta) =>
  z
    .array(z.string())
    .default([...preset])
    .meta(described(meta))

/** A network as CIDR, or a single address. */
export const block = z.string().refine((text) => parseBlock(text) !== null, {
  error: ({ input }) => `“${input}” is no network; write it like 192.0.2.0/24 or 2001:db8::/32`,
})

/** Several networks, none unless given. */
export const networks = (meta: Meta) => z.array(block).default([]).meta(described(meta))

interface Picked extends Meta {
  readonly most: number
  /** The parameter that it goes with. */
  readonly of: string
}

/** One of a few words for each of the values of another parameter, in their order; the first word where nothing is said. */
export const choices = <const Option extends string>(options: readonly [Option, ...Option[]], { most, of, ...meta }: Picked) =>
  z
    .array(z.enum(options))
    .max(most)
    .default([])
    .meta({ ...described(meta), picks: 'ways', of })

/** The name of a log: the page offers those that are loaded. */
export const logName = (preset: string, meta: Meta) =>
  z
    .string()
    .default(preset)
    .meta({ ...described(meta), picks: 'log' })

/** One to `most` fields of a log. Asking holds them against the log as it is loaded. */
export const fieldNames = (preset: readonly [string, ...string[]], { most, of, ...meta }: Picked) =>
  z
    .array(z.string())
    .min(1)
    .max(most)
    .default([...preset])
    .meta({ ...described(meta), picks: 'fields', of })

const spellings: Readonly<Record<string, boolean>> = { true: true, '1': true, false: false, '0': false }

/** Text as the type asks; text that cannot be read stays text, so that zod names it. */
function convert(texts: readonly string[], type: unknown): unknown {
  const text = texts[0] ?? ''
  if (type === 'array') return texts.flatMap((part) => part.split(',')).filter((part) => part.trim() !== '')
  if (texts.length > 1) return texts
  if (type === 'boolean') return spellings[text] ?? text
  if (type === 'number' || type === 'integer') return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim()) ? Number(text) : text
  return text
}

const asked: Readonly<Record<string, string>> = {
  number: 'must be a number',
  int: 'must be a whole number',
  boolean: 'must be true or false',
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_big' && issue.origin === 'array') return `takes at most ${issue.maximum}`
  if (Array.isArray(issue.input)) return 'may be given only once'
  if (issue.code === 'invalid_type') return asked[issue.expected] ?? `must be of type ${issue.expected}`
  if (issue.code === 'too_small') return `must be at least ${issue.minimum}`
  if (issue.code === 'too_big') return `must be at most ${issue.maximum}`
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.join(', ')}`
  return issue.message
}

function fieldErrors(error: z.ZodError): FieldErrors {
  const fields = new Map<string, string[]>()
  for (const issue of error.issues) {
    const name = String(issue.path[0] ?? '')
    if (issue.code !== 'unrecognized_keys') fields.set(name, [...(fields.get(name) ?? []), sentence(issue)])
  }
  return Object.fromEntries(fields)
}

/** Reads what a URL says as the schema asks. Blank values count as not given; an unknown name is an error that names it, blank or not. */
export function parseParams<S extends z.ZodObject>(schema: S, search: URLSearchParams): Parsed<z.output<S>> {
  const properties = new Map(Object.entries(z.toJSONSchema(schema, { io: 'input' }).properties ?? {}))
  const given = new Map<string, unknown>()
  for (const name of new Set(search.keys())) {
    const texts = search.getAll(name).filter((text) => text.trim() !== '')
    const property = properties.get(name)
    if (texts.length > 0) given.set(name, convert(texts, typeof property === 'object' ? property.type : undefined))
  }
  const strange = [...new Set(search.keys())].filter((name) => !properties.has(name))
  const parsed = schema.safeParse(Object.fromEntries(given), { reportInput: true })
  if (parsed.success && strange.length === 0) return { ok: true, value: parsed.data }
  const unknown = Object.fromEntries(strange.map((name) => [name, ['is not a parameter here']]))
  return { ok: false, fields: { ...(parsed.success ? {} : fieldErrors(parsed.error)), ...unknown } }
}

/** The parameters of a URL apart from some that are read elsewhere. */
export function without(search: URLSearchParams, omitted: readonly string[]): URLSearchParams {
  return new URLSearchParams([...search].filter(([name]) => !omitted.includes(name)))
}

/** The parameters of a URL with these names only. */
export function only(search: URLSearchParams, kept: readonly string[]): URLSearchParams {
  return new URLSearchParams([...search].filter(([name]) => kept.includes(name)))
}

function refuse(names: readonly string[]): void {
  if (names.length > 0) throw badParams(Object.fromEntries(names.map((name) => [name, ['is not a parameter here']])))
}

/** For a call without parameters. Throws `bad-params` that names each that was given. */
export const takesNone = (request: Request): void => refuse([...new URL(request.url).searchParams.keys()])

/** For a call that takes a scope, parameters of these names, and nothing else. Throws `bad-params` likewise. */
export const takesScope = (search: URLSearchParams, own: readonly string[] = []): void =>
  refuse([...without(search, [...scopeNames, ...own]).keys()])
