'use client'
import Link from 'next/link'
import { useState } from 'react'
import { Button, buttonClass } from '../control/button'
import { Detail, Section } from '../page/detail'
import { address } from '../url-state/address'
import { counted, size, whole } from '../value/number'
import { duration, span } from '../value/time'
import { WireText } from '../value/wire-text'
import { formatWords } from './columns'
import { fileName, type LedgerFile, outcome } from './file'
import styles from './files.module.css'
import { Rejects } from './rejects'
import { RemoveFile } from './remove-file'

interface Props {
  readonly file: LedgerFile
  /** `file 1 of 346`. */
  readonly place: string
  readonly onClose: () => void
  readonly onRemoved: () => void
}

/** What became of one file, line by line. */
export function FileInspector({ file, place, onClose, onRemoved }: Props) {
  const [removing, setRemoving] = useState(false)
  const first = file.log?.split(',')[0]
  const name = fileName(file.path)
  const facts = [file.log, formatWords(file), size(file.bytes), file.seconds !== null && `read in ${seconds(file.seconds)}`].filter(Boolean)
  return (
    <Detail
      crumbs={['Files', place]}
      onClose={onClose}
      subject={<WireText typed text={name} />}
      mono
      facts={
        <>
          {facts.join(' · ')}
          {name !== file.path && (
            <>
              <br />
              <WireText typed text={file.path} />
            </>
          )}
        </>
      }
      actions={
        <>
          {file.rows > 0 && first && (
            <Link className={buttonClass('primary')} href={address(`/logs/${first}`, null)}>
              Open {first}
            </Link>
          )}
          {file.rejected > 0 && (
            <a className={buttonClass()} href={`/api/files/${encodeURIComponent(file.id)}/rejects?format=ndjson`} download>
              Rejects as NDJSON
            </a>
          )}
          <Button onClick={() => setRemoving(true)}>Remove…</Button>
        </>
      }
    >
      <Section title="Every line">
        <Bar file={file} />
        <p>
          {counted(file.lines, 'line')} = {counted(file.rows, 'row')} +{' '}
          <span className={file.rejected > 0 ? styles.warn : undefined}>{whole(file.rejected)} rejected</span> + {whole(file.skipped)}{' '}
          skipped
          {outcome(file) === 'loaded' || outcome(file) === 'rejects' ? ' (headers, blank, loaded before)' : ''}
        </p>
        {file.first_seen && file.last_seen && <p className={styles.quiet}>{span(file.first_seen, file.last_seen, true)}</p>}
      </Section>
      {file.error && (
        <Section title={file.status === 'loaded' ? 'What was noticed' : 'Why it is not here'}>
          <p>
            <WireText typed text={file.error} />
          </p>
        </Section>
      )}
      {file.rejected > 0 && <Rejects file={file} />}
      <RemoveFile file={file} open={removing} onOpenChange={setRemoving} onRemoved={onRemoved} />
    </Detail>
  )
}

const seconds = (n: number) => (n < 10 ? `${n.toFixed(2)} s` : duration(n))

function Bar({ file }: { readonly file: LedgerFile }) {
  const parts = (['rows', 'rejected', 'skipped'] as const).filter((part) => file[part] > 0)
  return (
    <div className={styles.lines} aria-hidden="true">
      {parts.map((part) => (
        <i key={part} data-part={part} style={{ flexGrow: file[part], flexBasis: 0 }} />
      ))}
    </div>
  )
}
