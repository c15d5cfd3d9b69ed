'use client'
import { useState } from 'react'
import { Button } from '../control/button'
import { Section } from '../page/detail'
import { Trouble } from '../query/trouble'
import { useJson } from '../query/use-json'
import { Waiting } from '../query/waiting'
import { counted, whole } from '../value/number'
import { WireText } from '../value/wire-text'
import { type LedgerFile, type Reject, reasons } from './file'
import styles from './files.module.css'

const FIRST = 20
const MORE = 200
/** As many as one answer may have. */
const READ = 10_000

/** Why lines of a file were rejected, and those lines as they stand in it. */
export function Rejects({ file }: { readonly file: LedgerFile }) {
  const asked = useJson<{ rejects: readonly Reject[] }>(`/api/files/${encodeURIComponent(file.id)}/rejects?limit=${READ}`)
  const [limit, setLimit] = useState(FIRST)
  const rejects = asked.data?.rejects ?? []
  const shown = rejects.slice(0, limit)
  if (asked.error) return <Trouble what="The rejected lines were not read" failure={asked.error} again={asked.again} />
  return (
    <>
      <Waiting asked={asked} doing="Reading the rejected lines" />
      {rejects.length > 0 && (
        <>
          <Section
            title="Why lines were rejected"
            aside={rejects.length < file.rejected && `of the first ${whole(rejects.length)}; the NDJSON has all`}
          >
            <ul className={styles.reasons}>
              {reasons(rejects).map(({ reason, count }) => (
                <li key={reason}>
                  <span>
                    <WireText text={reason} limit={300} />
                  </span>
                  <span>{whole(count)}</span>
                </li>
              ))}
            </ul>
          </Section>
          <Section title="Rejected lines" aside={`${whole(shown.length)} of ${whole(file.rejected)}, raw bytes`}>
            <table className={styles.rejects}>
              <thead>
                <tr>
                  <th scope="col">Line</th>
                  <th scope="col">Reason, then the line</th>
                </tr>
              </thead>
              <tbody>
                {shown.map((reject) => (
                  <tr key={reject.line}>
                    <td>{whole(reject.line)}</td>
                    <td>
                      <WireText text={reject.reason} limit={300} />
                      <div className={styles.raw}>
                        <WireText text={tabs(reject.text)} limit={600} />
                      </div>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
            {rejects.length > limit && (
              <Button className={styles.more} onClick={() => setLimit(limit + MORE)}>
                {counted(rejects.length - limit, 'more line')}
              </Button>
            )}
          </Section>
        </>
      )}
    </>
  )
}

/** A tab is what separates a TSV line's fields: it gets a sign of its own instead of its name. */
const tabs = (text: string) => text.replaceAll('\t', '⇥')
