import Link from 'next/link'
import type { Kind } from '@/lib/columns'
import { usePivot } from '../url-state/pivot'
import { leadOf, useLeads } from '../value/leads'
import { Value } from '../value/value'
import { WithMenu } from '../value/value-menu'
import styles from './block.module.css'

interface Props {
  readonly value: unknown
  readonly kind: Kind
  readonly field: string | undefined
  readonly log: string | undefined
  readonly record: Readonly<Record<string, unknown>> | undefined
  /** Whether times must name their year. */
  readonly years?: boolean
  /** Whether the value itself leads to its page. */
  readonly link?: boolean
}

const counts: ReadonlySet<Kind> = new Set(['count', 'bytes', 'ratio', 'number', 'interval', 'time', 'score'])

/** A value of a block or fact: leads to the page about it, with its menu at hand. */
export function Cell({ value, kind, field, log, record, years = false, link = false }: Props) {
  const { entities } = useLeads()
  const pivot = usePivot()
  const one = Array.isArray(value) ? value[0] : value
  const shown = <Value value={value} kind={kind} as={{ years }} />
  if ((typeof one !== 'string' && typeof one !== 'number') || counts.has(kind)) return shown
  const subject = { value: one, kind, field, log, record }
  const lead = link ? leadOf(entities, subject) : null
  return (
    <WithMenu {...subject}>
      {lead ? (
        <Link className={styles.lead} href={pivot(lead.path)} prefetch={false}>
          {shown}
        </Link>
      ) : (
        shown
      )}
    </WithMenu>
  )
}
