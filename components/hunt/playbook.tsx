'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { Detail, Section } from '../page/detail'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'
import { useView } from '../url-state/view'
import type { Description } from './description'
import styles from './inspector.module.css'
import { defaultText, type HuntParams } from './use-hunt-params'

interface Props {
  readonly hunt: Description
  readonly params: HuntParams
  readonly onClose: () => void
}

/** How to hunt with this page; stands in the inspector's place, its steps act on the page beside it. */
export function Playbook({ hunt, params, onClose }: Props) {
  const [scope] = useScope()
  const [view] = useView()
  const path = usePathname()
  const { why, normal, steps, escalate } = hunt.playbook
  const attack = hunt.attack.map(({ id, name }) => `${id} ${name}`).join(', ')
  return (
    <Detail
      crumbs={[hunt.title, 'playbook']}
      onClose={onClose}
      subject={hunt.question}
      facts={`${attack ? `ATT&CK ${attack} · ` : ''}needs ${hunt.logs.join(', ')}`}
    >
      <Section title="Why attackers do this">
        <p className={styles.prose}>{why}</p>
      </Section>
      <Section title="What normal looks like">
        <p className={styles.prose}>{normal}</p>
      </Section>
      <Section title="Steps">
        <ol className={styles.steps}>
          {steps.map((step, i) => (
            <li key={step.text}>
              <span>{i + 1}</span>
              <span>{step.text}</span>
              {step.params &&
                (done(step.params, hunt, params, view.sort) ? (
                  <span>done</span>
                ) : (
                  <Link href={address(path, scope, { ...params, sort: view.sort, ...step.params, playbook: 1 })} scroll={false}>
                    do it
                  </Link>
                ))}
            </li>
          ))}
        </ol>
      </Section>
      <Section title="False positives, and how to tell">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">It may be</th>
              <th scope="col">then you see</th>
            </tr>
          </thead>
          <tbody>
            {hunt.falsePositives.map(({ what, tell }) => (
              <tr key={what}>
                <td>{what}</td>
                <td>{tell}</td>
              </tr>
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

const done = (step: Readonly<Record<string, string>>, hunt: Description, params: HuntParams, sort: string | null) =>
  Object.entries(step).every(([name, text]) => (name === 'sort' ? sort : (params[name] ?? defaultText(hunt.params[name] ?? {}))) === text)
