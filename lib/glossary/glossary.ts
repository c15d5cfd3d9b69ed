import { z } from 'zod'
import { describeHunt } from '../asking/describe-hunt'
import type { Hunt } from '../hunt'
import { logs } from '../logs'
import type { LogSchema } from '../logs/log'
import { ownWords } from './own-words'

export interface Term {
  /** The anchor of the page: `conn.uid`, `hunts.fast-flux.churn`, `words.score`. */
  readonly id: string
  readonly name: string
  /** What kind of thing it is: a Zeek type, `column`, `signal`. */
  readonly note: string
  readonly doc: string
}

export interface Section {
  readonly id: string
  readonly title: string
  readonly about: string
  /** The page that it speaks of. */
  readonly path: string | null
  /** Whether the names are those of machines: fields and parameters. */
  readonly machine: boolean
  readonly terms: readonly Term[]
}

const property = z.object({
  title: z.string().default(''),
  description: z.string().default(''),
  default: z.unknown(),
  unit: z.string().optional(),
})

function logSection(log: LogSchema): Section {
  const terms = Object.entries(log.fields).map(([name, { type, doc, aliases = [] }]) => ({
    id: `${log.name}.${name}`,
    name,
    note: type,
    doc: aliases.length > 0 ? `${doc} Also written ${aliases.join(', ')}.` : doc,
  }))
  return { id: log.name, title: `${log.name}.log`, about: log.doc, path: `/logs/${log.name}`, machine: true, terms }
}

function huntSection(hunt: Hunt): Section {
  const { id, title, question, columns, signals, explanations, params } = describeHunt(hunt)
  const labels = new Map(columns.map(({ key, label }) => [key, label]))
  const terms: Term[] = [
    ...columns.map(({ key, label, unit, help }) => ({
      id: `hunts.${id}.${key}`,
      name: label,
      note: unit ? `column, ${unit}` : 'column',
      doc: help,
    })),
    ...signals.map(({ code, label, observed, threshold }) => ({
      id: `hunts.${id}.signal.${code}`,
      name: label,
      note: 'signal',
      doc: `${labels.has(observed) ? `Reads the column ${labels.get(observed)}. ` : ''}Limit: ${threshold}.`,
    })),
    ...explanations.map(({ code, label }) => ({
      id: `hunts.${id}.explained.${code}`,
      name: label,
      note: 'explained',
      doc: 'A harmless reading: ranks the row below the others and removes nothing.',
    })),
    ...Object.entries(params.properties ?? {}).map(([name, schema]) => {
      const { title, description, default: preset, unit } = property.parse(schema)
      const value = Array.isArray(preset) ? preset.join(', ') : String(preset)
      return {
        id: `hunts.${id}.parameter.${name}`,
        name: title,
        note: 'parameter',
        doc: `${description} Default: ${value}${unit ? ` ${unit}` : ''}.`,
      }
    }),
  ]
  return { id: `hunts.${id}`, title, about: question, path: `/hunts/${id}`, machine: false, terms }
}

const words: Section = {
  id: 'words',
  title: 'Words of these pages',
  about: 'What Spoor means by the words that stand on every page.',
  path: null,
  machine: false,
  terms: Object.entries(ownWords).map(([name, doc]) => ({ id: `words.${name.replaceAll(' ', '-')}`, name, note: '', doc })),
}

/** Every word that a page uses: the product's own, those of each hunt, and each field of each log. */
export function glossary(hunts: readonly Hunt[]): readonly Section[] {
  return [words, ...hunts.map(huntSection), ...Object.values(logs).map(logSection)]
}

/** The terms that hold every word of `text` somewhere; sections without any are left out. */
export function matching(sections: readonly Section[], text: string): readonly Section[] {
  const wanted = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  const holds = ({ title }: Section, { name, note, doc }: Term) => {
    const said = `${title} ${name} ${note} ${doc}`.toLowerCase()
    return wanted.every((word) => said.includes(word))
  }
  return sections
    .map((section) => ({ ...section, terms: section.terms.filter((term) => holds(section, term)) }))
    .filter(({ terms }) => terms.length > 0)
}
