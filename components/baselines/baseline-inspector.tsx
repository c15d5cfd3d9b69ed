'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { Button, buttonClass } from '../control/button'
import { useFrameData } from '../frame/frame-data'
import inspector from '../hunt/inspector.module.css'
import { Detail, Section } from '../page/detail'
import { address } from '../url-state/address'
import { counted, whole } from '../value/number'
import { shortTime, span } from '../value/time'
import { visible } from '../value/visible'
import type { Baseline } from './baselines-data'
import { comparisonHref, goesOn, spaced } from './comparing'
import { Figures } from './figures'
import { HeldExplained } from './held-explained'
import { itemTitles } from './kinds'

interface Props {
  readonly baseline: Baseline
  readonly onClose: () => void
  readonly onDelete: (baseline: Baseline) => void
}

/** All that is said of one baseline: what it was made of and what it holds. */
export function BaselineInspector({ baseline, onClose, onDelete }: Props) {
  const { dataset } = useFrameData()
  const { name, author, reason, created, from, to, filter, made, covered, logs, sensors, files, fingerprint, inside, items } = baseline
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['Window', span(from, to, true)],
    ['Filters', filter.length === 0 ? 'none' : <code key="filter">{filter.map(visible).join(' ')}</code>],
    ['Reason', reason === '' ? '–' : visible(reason)],
    ['Author', author === '' ? '–' : visible(author)],
    ['Frozen', `${shortTime(created, true)} UTC`],
    ['Level', made.level],
    ['Inside', inside],
    ['Captured', `${whole(covered.hours)} of ${counted(covered.of_hours, 'hour')}`],
    ['Days that count', `${counted(covered.weekdays, 'weekday')}, ${counted(covered.weekend_days, 'weekend day')}`],
    ['Quiet weekdays', covered.quiet.length === 0 ? 'none' : covered.quiet.join(', ')],
    ['Sensors', sensors.length === 0 ? 'not named in the logs' : sensors.map(visible).join(', ')],
    ['Fingerprint', <code key="fingerprint">{spaced(fingerprint)}</code>],
    ['Made from', counted(files, 'file')],
  ]
  return (
    <Detail
      crumbs={['Baselines', 'baseline']}
      onClose={onClose}
      subject={visible(name)}
      facts={span(from, to, true)}
      actions={
        <>
          {goesOn(baseline, dataset) && (
            <Link className={buttonClass('primary')} href={comparisonHref(baseline)} prefetch={false}>
              Compare what came after
            </Link>
          )}
          <Button onClick={() => onDelete(baseline)}>Delete</Button>
        </>
      }
    >
      <Section title="How it was made">
        <dl className={inspector.values}>
          {facts.map(([label, value]) => (
            <div key={label} style={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title="What it holds">
        <p>
          <Link href={address(`/baselines/${baseline.id}`, null)} prefetch={false}>
            Every item, to search and export
          </Link>
        </p>
        <Figures
          heads={['Kind', 'Items']}
          rows={Object.entries(itemTitles).map(([kind, title]) => [title, items[kind] === undefined ? 'no log of it' : whole(items[kind])])}
        />
      </Section>
      <HeldExplained id={baseline.id} />
      <Section title="Logs of the window">
        <Figures
          heads={['Log', 'Records', 'Silences']}
          rows={logs.filter(({ rows }) => rows > 0).map(({ log, rows, gaps }) => [log, whole(rows), whole(gaps.length)])}
        />
      </Section>
    </Detail>
  )
}
