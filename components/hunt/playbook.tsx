'use client'

import { Fragment } from 'react'
import { Detail, Section } from '../page/detail'
import { useScope } from '../url-state/scope'
import { useView } from '../url-state/view'
import { whole } from '../value/number'
import type { Description } from './description'
import { FalsePositive } from './false-positive'
import styles from './inspector.module.css'
import { Normal } from './normal'
import list from './playbook.module.css'
import { PlaybookStep } from './playbook-step'
import { acts, isDone } from './step'
import type { HuntParams } from './use-hunt-params'

interface Props {
  readonly hunt: Description
  readonly params: HuntParams
  /** Rows that are listed now; null before they are known. */
  readonly total: number | null
  readonly onClose: () => void
}

/** How to hunt with this page; stands in the inspector's place, its steps act on the page beside it. */
export function Playbook({ hunt, params, total, onClose }: Props) {
  const [scope] = useScope()
  const [view] = useView()
  const { why, steps, escalate } = hunt.playbook
  const acting = steps.filter(acts)
  const done = acting.filter((step) => isDone(step, hunt.params, scope, params, view.sort))
  return (
    <Detail crumbs={[hunt.title, 'playbook']} onClose={onClose} subject={hunt.question} facts={<Facts hunt={hunt} />}>
      <Section title="Why attackers do this">
        <p className={styles.prose}>{why}</p>
      </Section>
      <Normal hunt={hunt} params={params} />
      <Section title="Steps" aside={acting.length > 0 && `${whole(done.length)} of ${whole(acting.length)} done`}>
        <ol className={list.steps}>
          {steps.map((step, i) => (
            <PlaybookStep key={step.text} hunt={hunt} step={step} number={i + 1} params={params} total={total} />
          ))}
        </ol>
      </Section>
      <Section title="False positives, and how to tell">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">It may be</th>
              <th scope="col">then you see</th>
              <th scope="col" className={list.here}>
                here
              </th>
            </tr>
          </thead>
          <tbody>
            {hunt.falsePositives.map((reading) => (
              <FalsePositive key={reading.what} hunt={hunt} reading={reading} params={params} />
            ))}
          </tbody>
        </table>
      </Section>
      <Section title="Escalate when">
        <p className={styles.prose}>{escalate}</p>
      </Section>
      <Section title="What it cannot see">
        <Texts texts={hunt.blindSpots} />
      </Section>
      {hunt.references.length > 0 && (
        <Section title="Where it comes from">
          <Texts texts={hunt.references} />
        </Section>
      )}
    </Detail>
  )
}

function Texts({ texts }: { readonly texts: readonly string[] }) {
  return (
    <ul className={styles.prose}>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
}

/** The page of a technique: sub-techniques lie below theirs. */
const technique = (id: string) => `https://attack.mitre.org/techniques/${id.replace('.', '/')}/`

function Facts({ hunt: { attack, logs } }: Pick<Props, 'hunt'>) {
  return (
    <>
      {attack.map(({ id, name }, i) => (
        <Fragment key={id}>
          {i === 0 ? 'ATT&CK ' : ', '}
          <a href={technique(id)} target="_blank" rel="noreferrer noopener">
            {id} {name}
          </a>
        </Fragment>
      ))}
      {attack.length > 0 && ' · '}needs {logs.join(', ')}
    </>
  )
}
