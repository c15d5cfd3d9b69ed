'use client'

import Link from 'next/link'
import { whole } from '../value/number'
import type { Description } from './description'
import styles from './playbook.module.css'
import type { HuntParams } from './use-hunt-params'
import { useStep } from './use-step'

interface Props {
  readonly hunt: Description
  readonly reading: Description['falsePositives'][number]
  readonly params: HuntParams
}

/** A harmless reading, how to tell it, and how many rows here have it, as far as the hunt can count them. */
export function FalsePositive({ hunt, reading: { what, tell, filter }, params }: Props) {
  const { left, href } = useStep(hunt, { text: tell, ...(filter && { filter }) }, params, null)
  return (
    <tr>
      <td>{what}</td>
      <td>{tell}</td>
      <td className={styles.here}>
        {!filter ? (
          <span title="No figure of the table tells it">
            <span aria-hidden="true">–</span>
            <span className="unseen">not counted</span>
          </span>
        ) : left === null ? (
          <span className="unseen">being counted</span>
        ) : left === 0 ? (
          0
        ) : (
          <Link href={href} scroll={false} aria-label={`${whole(left)} here: ${what}`}>
            {whole(left)}
          </Link>
        )}
      </td>
    </tr>
  )
}
