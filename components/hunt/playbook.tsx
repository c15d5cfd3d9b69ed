'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'
import type { Description } from './description'
import { InspectorHead } from './inspector-head'
import styles from './inspector.module.css'
import type { HuntParams } from './use-hunt-params'

interface Props {
  readonly hunt: Description
  readonly params: HuntParams
  readonly onClose: () => void
}

/** How to hunt with this page; stands in the inspector's place, its steps act on the page beside it. */
export function Playbook({ hunt, params, onClose }: Props) {
  const [scope] = useScope()
  const path = usePathname()
  return (
    <>
      <InspectorHead crumbs={[{ label: hunt.title }, { label: 'playbook' }]} keys="p escape" onClose={onClose} />
      <div className={styles.scroll}>
        <header className={styles.subject}>
          <h2 className={styles.words}>{hunt.question}</h2>
          <p>
            ATT&amp;CK{' '}
            {hunt.attack.map(({ id, name }, i) => (
              <span key={id}>
                {i > 0 && ', '}
                {id} {name}
              </span>
            ))}{' '}
            · needs {hunt.logs.join(', ')}
          </p>
        </header>
        <section>
          <h3>Why attackers do this</h3>
          <p>{hunt.playbook.why}</p>
        </section>
        <section>
          <h3>What normal looks like</h3>
          <p>{hunt.playbook.normal}</p>
        </section>
        <section>
          <h3>Steps</h3>
          <ol className={styles.steps}>
            {hunt.playbook.steps.map((step, i) => (
              <li key={step.text}>
                <span>{i + 1}</span>
                <span>{step.text}</span>
                {step.params && (
                  <Link href={address(path, scope, { ...params, ...step.params })} scroll={false}>
                    {done(step.params, params) ? 'done' : 'do it'}
                  </Link>
                )}
              </li>
            ))}
          </ol>
        </section>
        <section>
          <h3>False positives, and how to tell</h3>
          <table className={styles.table}>
            <thead>
              <tr>
                <th>It may be</th>
                <th>then you see</th>
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
        </section>
        <section>
          <h3>Escalate when</h3>
          <p>{hunt.playbook.escalate}</p>
        </section>
        <section>
          <h3>What it cannot see</h3>
          <ul className={styles.prose}>
            {hunt.blindSpots.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </section>
        {hunt.references.length > 0 && (
          <section>
            <h3>Where it comes from</h3>
            <ul className={styles.prose}>
              {hunt.references.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </>
  )
}

const done = (step: Readonly<Record<string, string>>, params: HuntParams) => Object.entries(step).every(([name, text]) => params[name] === text)
