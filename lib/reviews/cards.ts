import type { HuntRow } from '../asking/row'
import { type ItemKind, itemKinds, type KindId, kindOf } from '../baselines/items/kinds'
import type { DecisionEvent } from '../decisions/event'
import { subjectOf } from '../decisions/subject'
import type { Found, Told } from './look-up'
import type { AgendaRow, Card, Section } from './review'

/** What both sides are compared by: the baseline's column, the window's, and what both are called where the window's label does not say. */
const pairs = [
  { old: 'old', new: 'new', called: ({ records }) => `${records} a day` },
  { old: 'old_bytes', new: 'new_bytes', called: () => 'Bytes a day' },
  { old: 'old_hosts', new: 'hosts', called: null },
  { old: 'old_days', new: 'days', called: null },
] as const satisfies readonly { old: string; new: string; called: ((kind: ItemKind) => string) | null }[]

const numberOf = (value: unknown) => (typeof value === 'number' ? value : null)

function agendaRow(row: HuntRow, { hunt, columns, key }: Told): AgendaRow {
  return {
    subject: subjectOf({ hunt, row, columns, identity: key }),
    sentence: row.sentence,
    score: Number(row.score ?? 0),
    records: numberOf(row.records),
    old_records: numberOf(row.old_records),
  }
}

/** One card for some rows that are decided alike, the first of them in front. */
export function cardOf(section: Section, rows: readonly [HuntRow, ...HuntRow[]], told: Told): Card {
  const [first, ...like] = rows
  const kind = kindOf(first.item as KindId)
  const figures = pairs.flatMap(({ old, new: now, called }) => {
    const column = told.columns.find(({ key }) => key === now)
    const [before, after] = [first[old] ?? null, first[now] ?? null]
    // Logs without bytes have none on either side.
    if (!column || (!before && !after)) return []
    return [
      {
        key: now,
        label: called?.(kind) ?? column.label,
        unit: column.unit ?? '',
        kind: column.kind,
        old: before,
        new: after,
      },
    ]
  })
  return {
    section,
    kind: kind.id,
    ...agendaRow(first, told),
    reasons: first.reasons.map((reason) => ({ ...reason })) as Card['reasons'],
    explained: first.explained.map((one) => ({ ...one })),
    caveats: [...first.caveats],
    figures: figures as Card['figures'],
    like: like.map((row) => agendaRow(row, told)),
  }
}

/** A card for what was decided before and is due again, with its row where the comparison has one. */
export function cardOfDecision(section: Section, event: DecisionEvent, found: Found | undefined): Card {
  const { subject, by, at, text, expires, to, due } = event
  const ended = expires === null ? '' : `, until ${expires.slice(0, 10)}`
  const handed = to === null ? '' : ` to ${to}, due ${due}`
  const sentence = `${subject.title}: ${section === 'deferred' ? `deferred${handed}` : `accepted${ended}`} by ${by} on ${at.slice(0, 10)}. ${text}`
  if (found) return { ...cardOf(section, [found.row], found.told), sentence }
  return {
    section,
    kind: itemKinds.find(({ one }) => one === subject.kind)?.id ?? null,
    subject,
    sentence,
    score: 0,
    records: null,
    old_records: null,
    reasons: [],
    explained: [],
    caveats: ['Whether it is still there: nothing of it is in this window or its baseline.'],
    figures: [],
    like: [],
  }
}

/** Rows that differ from each other only in who does it: they are one question to the network's owner. */
function likeness(row: HuntRow): string {
  const { item, change, source, target, port, proto } = row
  if (item === 'edges') return JSON.stringify([item, change, target, port, proto])
  if (item === 'attempts') return JSON.stringify([item, change, proto])
  if (item === 'names') return JSON.stringify([item, change, row.hosts, row.days, String(row.first_seen).slice(0, 13)])
  return JSON.stringify([item, change, source, target, port, proto])
}

/** Groups of like rows, in the order of their first. */
export function grouped(rows: readonly HuntRow[]): readonly (readonly [HuntRow, ...HuntRow[]])[] {
  const groups = new Map<string, [HuntRow, ...HuntRow[]]>()
  for (const row of rows) {
    const key = likeness(row)
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return [...groups.values()]
}
