'use client'
import Link from 'next/link'
import { useMemo } from 'react'
import { Button } from '../control/button'
import { type Key, useKeys } from '../frame/keys'
import { Detail, Section } from '../page/detail'
import { Trouble } from '../query/trouble'
import { useJson } from '../query/use-json'
import { Waiting } from '../query/waiting'
import { useScope } from '../url-state/scope'
import { useTrail } from '../url-state/trail'
import { whole } from '../value/number'
import { span } from '../value/time'
import { asWritten, visible } from '../value/visible'
import { WireText } from '../value/wire-text'
import type { OneRecord } from './answer'
import { Contact } from './contact'
import { CopyRecord } from './copy-record'
import { Fields } from './fields'

interface Props {
  readonly log: string
  readonly id: string
  readonly onClose: () => void
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)

/** One record: the same event in other logs, all its fields, and where it stands in which file. */
export function RecordInspector({ log, id, onClose }: Props) {
  const asked = useJson<OneRecord>(`/api/logs/${encodeURIComponent(log)}/records/${encodeURIComponent(id)}`)
  const trail = useTrail()
  const [, setScope] = useScope()
  const answer = asked.error ? null : asked.data
  const uid = text(answer?.record.uid)

  const keys = useMemo(
    (): readonly Key[] =>
      uid ? [{ key: 'o', does: 'only this uid', place: 'In a row', run: () => setScope({ filter: [`uid:${uid}`] }) }] : [],
    [uid, setScope],
  )
  useKeys('record', keys)

  const crumbs = [
    ...trail.map(({ label, href }) => (
      <Link key={href} href={href}>
        {visible(asWritten(label))}
      </Link>
    )),
    ...(trail.length === 0 ? ['Logs'] : []),
    log,
  ]
  const title = answer ? (uid ?? text(answer.record.fuid) ?? text(answer.record.id) ?? `${log} record`) : id
  const ts = text(answer?.record.ts)

  return (
    <Detail
      crumbs={crumbs}
      onClose={onClose}
      subject={<WireText text={title} limit={200} />}
      mono
      facts={
        answer && (
          <>
            {ts ? fullTime(ts) : 'without a time'}
            {answer.source && (
              <>
                <br />
                line {whole(answer.source.line)} of{' '}
                <Link href={`/files?row=${encodeURIComponent(answer.source.file)}`}>
                  <WireText typed text={answer.source.path} limit={300} />
                </Link>
              </>
            )}
          </>
        )
      }
      actions={
        answer && (
          <>
            <CopyRecord log={log} id={id} record={answer.record} />
            {uid && (
              <Button onClick={() => setScope({ filter: [`uid:${uid}`] })}>
                Only this uid <kbd>O</kbd>
              </Button>
            )}
          </>
        )
      }
    >
      {asked.error && <Trouble what="The record was not read" failure={asked.error} again={asked.again} />}
      <Waiting asked={asked} doing="Reading the record" />
      {answer && (
        <>
          {answer.contact.length > 1 && <Contact records={answer.contact} cut={answer.cut} from={{ log, id, label: title }} />}
          <Fields log={log} record={answer.record} columns={answer.columns} />
          {answer.contact.length <= 1 && (
            <Section title="The whole contact">
              <p>No other log has a record of this {uid ? 'uid' : 'event'}, and no lookup that gave the address was seen.</p>
            </Section>
          )}
        </>
      )}
    </Detail>
  )
}

/** `29 Oct 2025 14:35:42.567831 UTC`. */
function fullTime(iso: string): string {
  const [, clock = '', micros = ''] = /T(\d\d:\d\d:\d\d)(\.\d+)?/.exec(iso) ?? []
  return clock === '' ? iso : `${span(iso, iso, true).slice(0, 11)} ${clock}${micros} UTC`
}
