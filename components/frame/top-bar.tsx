'use client'

import Link from 'next/link'
import { buttonClass } from '../control/button'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'
import { span } from '../value/time'
import { Find } from './find'
import { useFrameData } from './frame-data'
import { Mark } from './mark'
import { Slot } from './slots'
import { ThemeSwitch } from './theme-switch'
import styles from './top-bar.module.css'
import type { HuntLink } from './views'
import { ViewsMenu } from './views-menu'

export function TopBar({ hunts }: { readonly hunts: readonly HuntLink[] }) {
  const [scope] = useScope()
  const { dataset } = useFrameData()
  return (
    <header id="top" className={styles.top}>
      <Link href={address('/', scope)} className={styles.brand}>
        <Mark />
        <span>Spoor</span>
      </Link>
      <ViewsMenu hunts={hunts} className={styles.menu} />
      <div className={styles.set}>
        {dataset?.name && <b>{dataset.name}</b>}
        {dataset?.from && dataset.to && <span className={styles.span}>{span(dataset.from, dataset.to, true)}</span>}
        {dataset?.rows === 0 && <span className={styles.span}>nothing is loaded</span>}
      </div>
      <Find hunts={hunts} />
      <div className={styles.actions}>
        <Link className={buttonClass('plain')} href={address('/reviews', scope)}>
          Present
        </Link>
        <Slot name="export" className={styles.slot} />
        <ThemeSwitch />
      </div>
    </header>
  )
}
