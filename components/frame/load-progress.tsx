'use client'

import Link from 'next/link'
import { useEffect } from 'react'
import { refreshJobs, useJobs, useLoadEnd } from '../load/jobs'
import { counted, percent, whole } from '../value/number'
import { useFrameData } from './frame-data'
import styles from './status-line.module.css'

/** A load under way, on whatever page one is. When one ends, what was counted before is counted again. */
export function LoadProgress() {
  const { running, waiting } = useJobs()
  const { refresh } = useFrameData()
  useEffect(() => void refreshJobs(), [])
  useLoadEnd(refresh)
  if (!running) return null
  const share = running.of_bytes ? Math.min(1, running.bytes / running.of_bytes) : null
  return (
    <Link href="/files" className={styles.load}>
      {share !== null && (
        <span className={styles.track}>
          <span style={{ width: `${share * 100}%` }} />
        </span>
      )}
      loading {whole(running.files)} of {counted(running.of, 'file')}, {counted(running.rows, 'row')} read
      {share !== null && `, ${percent(share)}`}
      {waiting.length > 0 && `, ${waiting.length} more waiting`}
    </Link>
  )
}
