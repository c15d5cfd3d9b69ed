import type { Report } from '@/lib/reviews/report/shape'
import { whole } from '../value/number'
import { span } from '../value/time'
import { Wire } from './wire'
import { heldSpan, moment } from './words'

function held({ held: { from, to }, at }: Report): string {
  if (from === null) return `The meeting was not opened yet; this is how its agenda stands, ${moment(at)}.`
  if (to === null) return `Opened ${moment(from)} and not ended; this is how it stands, ${moment(at)}.`
  return `Held ${heldSpan(from, to)}.`
}

type Side = Report['baseline']
const amount = ({ records, logs, files }: Side) => `${whole(records)} records, ${whole(logs)} logs, ${whole(files)} files`
const spaced = (fingerprint: string) => fingerprint.replace(/(.{4})(?=.)/g, '$1 ')

function Sides({ title, side }: { readonly title: string; readonly side: Side }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>
        {side.name !== '' && (
          <>
            <Wire text={side.name} />
            <br />
          </>
        )}
        {span(side.from, side.to, true)}
        <br />
        {amount(side)}; {whole(side.hours)} of {whole(side.of_hours)} hours captured
        <br />
        Filters: {side.filter.length === 0 ? 'none' : side.filter.map((one) => <Wire key={one} text={`${one} `} />)}
        <br />
        Fingerprint <code>{spaced(side.fingerprint)}</code>
      </dd>
    </>
  )
}

/** What was met about: title, time, participants, both windows and how to know their data again. */
export function ReportHead({ report }: { readonly report: Report }) {
  const { review, present, level, own_networks, inside, later } = report
  const absent = review.invited.filter((name) => !present.includes(name))
  return (
    <header>
      <h1>
        Baseline review: <Wire text={review.title} />
      </h1>
      <p className="t2">
        {held(report)} This record is made from the decisions as they were taken; nothing was edited afterwards.
        {later > 0 &&
          ` ${later === 1 ? 'One entry' : `${whole(later)} entries`} on these rows came after the end and ${later === 1 ? 'is' : 'are'} not in it.`}
      </p>
      <dl className="meta">
        <Sides title="Baseline" side={report.baseline} />
        <Sides title="Compared" side={report.window} />
        <dt>Present</dt>
        <dd>
          <Wire text={present.map((name, i) => (i === 0 ? `${name} (chair)` : name)).join(', ')} />
          {absent.length > 0 && (
            <>
              <br />
              Invited, not seen: <Wire text={absent.join(', ')} />
            </>
          )}
        </dd>
        <dt>Network</dt>
        <dd>
          Each own {level === 'host' ? 'host' : 'named network'} by itself.{' '}
          {own_networks.length > 0 && (
            <>
              Own networks: <Wire text={own_networks.join(', ')} />.{' '}
            </>
          )}
          <Wire text={inside} />
        </dd>
      </dl>
    </header>
  )
}
