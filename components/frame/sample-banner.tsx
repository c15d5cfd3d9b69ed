'use client'

import Link from 'next/link'
import { buttonClass } from '../control/button'
import { Icon } from '../icon/icon'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'
import { useFrameData } from './frame-data'
import styles from './sample-banner.module.css'

/** Stands under the top bar of every page while the sample is loaded. */
export function SampleBanner() {
  const [scope] = useScope()
  const { dataset } = useFrameData()
  if (!dataset?.sample) return null
  return (
    <aside className={styles.banner} aria-label="Sample data">
      <Icon name="warning" />
      <span>
        <b>This is the sample, not your network.</b> It has planted stories, and goes with your first load.
      </span>
      <Link href={address('/files', scope)} className={buttonClass('line', styles.load)}>
        <Icon name="load" /> Load logs
      </Link>
    </aside>
  )
}
