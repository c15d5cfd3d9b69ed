import { z } from 'zod'
import { inspect, rowChart } from '../asking/inspect'
import { count } from '../count'
import { isUserError } from '../errors'
import type { Hunt } from '../hunt'
import { type AskOptions, inStages } from '../stages'
import type { Store } from '../store/store'
import { askedOf } from './asked'
import type { Card, Review } from './review'
import { readWho, who } from './who'

const evidence = z.strictObject({
  label: z.string(),
  log: z.string(),
  total: count,
  filter: z.array(z.string()),
  from: z.string().nullable(),
  to: z.string().nullable(),
  fields: z.array(z.strictObject({ name: z.string(), kind: z.string(), deciding: z.boolean() })),
  records: z.array(z.record(z.string(), z.json())),
})

/** What a card shows beside its row: read from the logs once, when it is first needed, and kept with the review where nothing of it is missing. */
export const cardDetail = z.strictObject({
  /** Per day: period (`baseline` or `window`), day, captured (hours), records, bytes. */
  chart: z.array(z.record(z.string(), z.json())),
  evidence: z.array(evidence),
  checks: z.array(evidence),
  /** The hosts behind it; null where the row names them itself, and in details from before they were kept. */
  who: who.nullable().default(null),
  sql: z.strictObject({ text: z.string(), values: z.array(z.json()) }).nullable(),
  /** Why something of it is missing, or null. */
  note: z.string().nullable(),
})
export type CardDetail = z.output<typeof cardDetail>

const without = (note: string): CardDetail => ({ chart: [], evidence: [], checks: [], who: null, sql: null, note })

/** Reads a card's chart and evidence from the logs, of the review's window alone. */
export async function readDetail(store: Store, hunt: Hunt, review: Review, card: Card, options: AskOptions): Promise<CardDetail> {
  if (card.kind === null) return without('It is not in this comparison.')
  const asked = askedOf(review, { kind: card.kind, same: 'true', show_allowed: 'true' })
  const stage = inStages(3, options)
  try {
    const one = await stage('reading its records', (own) => inspect(store, hunt, card.subject.row, asked, own))
    if (one.status !== 'ok') return without(one.message)
    const chart = await stage('counting its days', (own) => rowChart(store, hunt, card.subject.row, asked, own))
    const { evidence, checks, sql, row } = one
    const { kind } = card
    const now = { evidence: evidence[0], counted: row.records }
    const before = { evidence: checks[0], counted: row.old_records }
    const hosts = await stage('counting the hosts behind it', (own) => readWho(store, kind, now, before, own))
    return cardDetail.parse({ chart: chart.status === 'ok' ? chart.points : [], evidence, checks, who: hosts, sql, note: null })
  } catch (error) {
    if (!isUserError(error) || error.status !== 'not-found') throw error
    return without('It is neither in this window nor in its baseline, as far as their logs are loaded.')
  }
}
