'use client'
import { useEffect } from 'react'
import { Button } from '../control/button'
import { counted, size } from '../value/number'
import { WireText } from '../value/wire-text'
import { refreshJobs, useJobs } from './jobs'
import styles from './load.module.css'
import { Loading } from './loading'
import { Track } from './track'
import { cancelUploads, clearUploads, onArrival, type Upload, useUploads } from './uploads'

/** What is on its way: uploads to the server, and the load that runs there. */
export function LoadPanel() {
  const { running, waiting, hidden } = useJobs()
  const uploads = useUploads()
  useEffect(() => {
    void refreshJobs()
    return onArrival(() => void refreshJobs())
  }, [])
  return (
    <>
      {uploads.length > 0 && <Uploading uploads={uploads} />}
      {running && <Loading job={running} waiting={waiting} />}
      {!running && hidden > 0 && (
        <p className={styles.note}>
          The last load passed over {counted(hidden, 'file or folder', 'files or folders')} whose{' '}
          {hidden === 1 ? 'name begins' : 'names begin'} with a dot. Give the path of one to load it.
        </p>
      )}
    </>
  )
}

function Uploading({ uploads }: { readonly uploads: readonly Upload[] }) {
  const going = uploads.filter((one) => one.state === 'waiting' || one.state === 'sending')
  const failed = uploads.filter((one) => one.state === 'failed')
  const bytes = uploads.reduce((sum, one) => sum + one.bytes, 0)
  const sent = uploads.reduce((sum, one) => sum + Math.min(one.sent, one.bytes), 0)
  const now = going.find((one) => one.state === 'sending')
  if (going.length === 0 && failed.length === 0) return null
  return (
    <section className={styles.panel} aria-label="Uploads">
      <div className={styles.row}>
        <h2>{going.length > 0 ? `Sending ${counted(uploads.length, 'file')}` : `${counted(failed.length, 'file')} did not arrive`}</h2>
        <span className={styles.now}>{now && <WireText typed text={now.name} limit={160} />}</span>
        <span className={`${styles.right} ${styles.figures}`}>
          {size(sent)} of {size(bytes)}
        </span>
        {going.length > 0 ? <Button onClick={cancelUploads}>Cancel</Button> : <Button onClick={clearUploads}>Close</Button>}
      </div>
      {going.length > 0 && <Track share={bytes > 0 ? sent / bytes : 0} label="Uploaded" />}
      {failed.slice(0, 3).map((one) => (
        <p key={one.id} className={styles.failed}>
          <WireText typed text={one.name} limit={160} /> was not sent: {one.message}
        </p>
      ))}
      {failed.length > 3 && <p className={styles.failed}>and {counted(failed.length - 3, 'other')}</p>}
    </section>
  )
}
