'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { Section } from '../page/detail'
import { Trouble } from '../query/trouble'
import { useJson } from '../query/use-json'
import { Waiting } from '../query/waiting'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'
import { useView } from '../url-state/view'
import { percent, whole } from '../value/number'
import type { Normality } from './answer'
import type { Description } from './description'
import styles from './normal.module.css'
import { scopeAfter } from './step'
import type { HuntParams } from './use-hunt-params'

/** What normal looks like in this data: a bar for each step of what decides, with its figures, and the share of what is usual. */
export function Normal({ hunt, params }: { readonly hunt: Description; readonly params: HuntParams }) {
  const [scope] = useScope()
  const asked = useJson<Normality>(address(`/api/hunts/${hunt.id}/normal`, scope, params))
  const data = asked.data?.status === 'ok' ? asked.data : null
  return (
    <Section title="What normal looks like" aside={data && `${whole(data.total)} ${data.counted} in this data`}>
      {asked.error && <Trouble what="The data were not counted" failure={asked.error} again={asked.again} />}
      <Waiting asked={asked} doing="Counting what is normal">
        {data && data.total > 0 && <Steps data={data} params={params} />}
      </Waiting>
      <p className={styles.prose}>
        {data && data.total > 0 && (
          <b>
            {`${percent(data.usual.count / data.total)} of the ${data.counted} here ${data.usual.words}.`}
            {data.apart > 0 && ` ${whole(data.apart)} more have no such figure.`}{' '}
          </b>
        )}
        {hunt.playbook.normal}
      </p>
    </Section>
  )
}

interface Props {
  readonly data: Normality
  readonly params: HuntParams
}

function Steps({ data: { title, counted, total, steps }, params }: Props) {
  const [scope] = useScope()
  const [view] = useView()
  const path = usePathname()
  const last = steps.findLastIndex(({ count }) => count > 0)
  // Lengths stand for the root of the count: one among thousands is still to be seen.
  const most = Math.sqrt(Math.max(...steps.map(({ count }) => count)))
  const after = (filter: string) =>
    address(path, scopeAfter({ text: '', filter: [filter] }, scope), { ...params, sort: view.sort, playbook: true })
  return (
    <table className={styles.steps}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">
            <span className={styles.key} data-unusual="" aria-hidden="true" /> unusual (√)
          </th>
          <th scope="col">{counted.split(' ')[0]}</th>
          <th scope="col">listed</th>
        </tr>
      </thead>
      <tbody>
        {steps.slice(0, last + 1).map(({ label, unusual, count, listed, filter }) => (
          <tr key={label} data-unusual={unusual || undefined}>
            <th scope="row">{label}</th>
            <td>
              <i
                className={styles.bar}
                data-unusual={unusual || undefined}
                style={{ width: count === 0 ? 0 : `max(1px, ${(Math.sqrt(count) / most) * 100}%)` }}
              />
              <span className="unseen">{`${percent(count / total)}${unusual ? ', unusual' : ''}`}</span>
            </td>
            <td>{whole(count)}</td>
            <td>
              {!filter || listed === null ? (
                '–'
              ) : listed === 0 ? (
                0
              ) : (
                <Link href={after(filter)} scroll={false} aria-label={`${whole(listed)} listed: ${label}`}>
                  {whole(listed)}
                </Link>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
