'use client'

import { type ReactNode, useMemo, useState } from 'react'
import { SavedPlace } from '../saved/saved-place'
import { SavedViewsProvider } from '../saved/saved-views-data'
import { ValueMenuProvider } from '../value/value-menu'
import styles from './frame.module.css'
import { FrameDataProvider } from './frame-data'
import { KeysProvider, useKeys } from './keys'
import { KeysDialog } from './keys-dialog'
import { PrintFoot } from './print-foot'
import { SampleBanner } from './sample-banner'
import { ScopeBar } from './scope-bar'
import { SlotsProvider } from './slots'
import { StatusLine } from './status-line'
import { TopBar } from './top-bar'
import { type HuntLink, Views } from './views'

interface Props {
  readonly hunts: readonly HuntLink[]
  readonly children: ReactNode
}

/** The same places on every view: top bar, scope, views, main, status. */
export function Frame({ hunts, children }: Props) {
  return (
    <SlotsProvider>
      <KeysProvider>
        <FrameDataProvider>
          <a className={styles.skip} href="#main">
            Go to the content
          </a>
          <SavedViewsProvider>
            <ValueMenuProvider>
              <Places hunts={hunts}>{children}</Places>
            </ValueMenuProvider>
          </SavedViewsProvider>
        </FrameDataProvider>
      </KeysProvider>
    </SlotsProvider>
  )
}

function Places({ hunts, children }: Props) {
  const [keysOpen, setKeysOpen] = useState(false)
  useKeys(
    'frame',
    useMemo(() => [{ key: '?', does: 'this list', place: 'Anywhere' as const, run: () => setKeysOpen(true), hint: true }], []),
  )
  return (
    <div className={styles.frame}>
      <TopBar hunts={hunts} />
      <SampleBanner />
      <ScopeBar />
      <div className={styles.work}>
        <Views hunts={hunts} className={styles.views} />
        <main id="main" tabIndex={-1} className={styles.main}>
          {children}
        </main>
      </div>
      <StatusLine />
      <PrintFoot />
      <SavedPlace />
      <KeysDialog open={keysOpen} onOpenChange={setKeysOpen} />
    </div>
  )
}
