import { ValidityBar } from '../certificate/validity-bar'
import { Section } from '../page/detail'
import type { HuntRow } from './answer'
import type { Description } from './description'

interface Props {
  readonly keys: NonNullable<Description['validity']>
  readonly row: HuntRow
}

/** When the row's certificate is valid; nothing where its dates are not known. */
export function RowValidity({ keys, row }: Props) {
  const time = (key: string) => (typeof row[key] === 'string' ? row[key] : null)
  const [before, after] = [time(keys.before), time(keys.after)]
  if (before === null || after === null) return null
  const limit = row[keys.limit]
  return (
    <Section title="Validity">
      <ValidityBar
        valid={{
          before,
          after,
          limitDays: typeof limit === 'number' ? limit : null,
          held: row[keys.held] === true,
          first: time(keys.first),
          last: time(keys.last),
        }}
      />
    </Section>
  )
}
