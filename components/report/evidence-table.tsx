import type { Kind } from '@/lib/columns'
import type { ReportDecision } from '@/lib/reviews/report/shape'
import { counted } from '../value/number'
import { isMachineText, standsRight, valueText } from '../value/text'
import { clock, shortDay, span } from '../value/time'
import { Pill, Wire } from './wire'

type Part = ReportDecision['detail']['evidence'][number]

const kinds: Readonly<Record<string, Kind>> = { count: 'count', bytes: 'bytes', interval: 'interval', port: 'port', number: 'number' }

function cellText(value: unknown, kind: string): string {
  if (kind === 'time' && typeof value === 'string') return `${shortDay(value)} ${clock(value)}`
  return valueText(value, kinds[kind] ?? 'text')
}

/** The records behind a row: how many, by which filter, and the last of them. */
export function EvidenceTable({ part: { label, log, total, filter, from, to, fields, records } }: { readonly part: Part }) {
  const known = (kind: string): Kind => (kind === 'time' ? 'time' : kind === 'address' ? 'address' : (kinds[kind] ?? 'text'))
  return (
    <div className="records">
      <p>
        <Wire text={label} />: {counted(total, 'record')} of {log}
        {from !== null && to !== null && `, ${span(from, to, true)}`}
        {filter.length > 0 && ', by '}
        {filter.slice(0, 12).map((pill) => (
          <span key={pill}>
            <Pill text={pill} />{' '}
          </span>
        ))}
        {filter.length > 12 && `and ${counted(filter.length - 12, 'filter')} more, in the appendix as CSV or NDJSON`}
      </p>
      {records.length > 0 && (
        <table>
          <thead>
            <tr>
              {fields.map(({ name, kind }) => (
                <th key={name} scope="col" className={standsRight(known(kind)) && kind !== 'time' ? 'n' : undefined}>
                  {name}
                  {kind === 'time' && ' (UTC)'}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {records.map((record) => (
              <tr key={String(record._id)}>
                {fields.map(({ name, kind, deciding }) => (
                  <td
                    key={name}
                    className={
                      [
                        standsRight(known(kind)) && kind !== 'time' ? 'n' : '',
                        isMachineText(known(kind)) ? 'm' : '',
                        deciding ? 'deciding' : '',
                      ]
                        .join(' ')
                        .trim() || undefined
                    }
                  >
                    <Wire text={cellText(record[name] ?? null, kind)} most={120} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}
