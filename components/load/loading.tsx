'use client'
import { useState } from 'react'
import type { Job } from '@/lib/ingest/job'
import { Button } from '../control/button'
import { counted, size, whole } from '../value/number'
import { duration } from '../value/time'
import { WireText } from '../value/wire-text'
import { cancelJob } from './jobs'
import styles from './load.module.css'
import { Track } from './track'

interface Props {
  readonly job: Job
  readonly waiting: readonly Job[]
}

/** The load that runs, and those that wait for it. */
export function Loading({ job, waiting }: Props) {
  const rate = job.seconds > 0.2 ? job.bytes / job.seconds : null
  return (
    <section className={styles.panel} aria-label="Load">
      <div className={styles.row}>
        <h2>
          Loading <What job={job} />
        </h2>
        <span className={styles.now}>
          {job.stage}
          {job.file && (
            <>
              , <WireText typed text={job.file} limit={160} />
            </>
          )}
        </span>
        <CancelLoad id={job.id} />
      </div>
      <Track share={job.of_bytes ? job.bytes / job.of_bytes : 0} label="Loaded" />
      <div className={`${styles.row} ${styles.figures}`}>
        <span>
          {whole(job.files)} of {counted(job.of, 'file')}
        </span>
        <span className={styles.right}>
          {size(job.bytes)}
          {job.of_bytes ? ` of ${size(job.of_bytes)}` : ''}
        </span>
        <span>{counted(job.rows, 'row')} read</span>
        {rate !== null && <span>{size(rate)}/s</span>}
        {job.left_seconds !== null && <span>{duration(Math.max(1, Math.round(job.left_seconds)))} left</span>}
      </div>
      {waiting.length > 0 && (
        <ul className={styles.waiting} aria-label="Waiting">
          {waiting.map((one) => (
            <li key={one.id} className={styles.row}>
              <span className={styles.now}>
                waiting: <What job={one} />
              </span>
              <CancelLoad id={one.id} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function What({ job }: { readonly job: Job }) {
  const [path] = job.paths
  if (path === undefined) return counted(job.of, 'file')
  return job.paths.length === 1 ? <WireText typed text={path} limit={160} /> : counted(job.paths.length, 'path')
}

function CancelLoad({ id }: { readonly id: string }) {
  const [cancelling, setCancelling] = useState(false)
  return (
    <Button
      className={styles.right}
      disabled={cancelling}
      onClick={() => {
        setCancelling(true)
        void cancelJob(id).finally(() => setCancelling(false))
      }}
    >
      {cancelling ? 'Cancelling' : 'Cancel'}
    </Button>
  )
}
