import Link from 'next/link'
import { exactly, printFilter } from '@/lib/filters'
import { usePivot } from '../url-state/pivot'
import { useScope } from '../url-state/scope'
import { whole } from '../value/number'

interface Props {
  readonly log: string
  readonly filter: readonly string[]
  /** The value of the row's first column, and the field that holds it. */
  readonly first: { readonly field: string; readonly value: string }
  readonly n: number
}

/** A figure of a block that leads to exactly the records that it counts. */
export function RecordsLink({ log, filter, first: { field, value }, n }: Props) {
  const pivot = usePivot()
  const [{ from, to }] = useScope()
  const pills = [...filter, printFilter(exactly(field, value))]
  return (
    <Link
      href={pivot(`/logs/${log}`, { from, to, filter: pills })}
      prefetch={false}
      aria-label={`${whole(n)} records of ${value} in ${log}`}
    >
      {whole(n)}
    </Link>
  )
}
