'use client'

import { usePathname } from 'next/navigation'
import { type ReactNode, useMemo, useState } from 'react'
import { AllowProvider } from '../allow-list/allow-provider'
import { BaselinesProvider } from '../baselines/baselines-data'
import { useNews } from '../decisions/use-news'
import { DonePlace, DoneProvider } from '../done/done'
import { SavedPlace } from '../saved/saved-place'
import { SavedViewsProvider } from '../saved/saved-views-data'
import { type Leads, LeadsProvider } from '../value/leads'
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
  readonly leads: Pick<Leads, 'entities' | 'links'>
  readonly children: ReactNode
}

/** A meeting before its participants has the window for itself. */
const unframed = /^\/reviews\/[^/]+$/

/** The same places on every view: top bar, scope, views, main, status. */
export function Frame(props: Props) {
  return unframed.test(usePathname()) ? <KeysProvider>{props.children}</KeysProvider> : <Framed {...props} />
}

function Framed({ hunts, leads, children }: Props) {
  const whole = useMemo(() => ({ ...leads, stacks: hunts.some(({ id }) => id === 'least-frequency') }), [leads, hunts])
  return (
    <SlotsProvider>
      <KeysProvider>
        <FrameDataProvider>
          <a className={styles.skip} href="#main">
            Go to the content
          </a>
          <LeadsProvider value={whole}>
            <DoneProvider>
              <SavedViewsProvider>
                <BaselinesProvider>
                  <AllowProvider>
                    <ValueMenuProvider>
                      <Places hunts={hunts}>{children}</Places>
                    </ValueMenuProvider>
                  </AllowProvider>
                </BaselinesProvider>
              </SavedViewsProvider>
            </DoneProvider>
          </LeadsProvider>
        </FrameDataProvider>
      </KeysProvider>
    </SlotsProvider>
  )
}

function Places({ hunts, children }: Omit<Props, 'leads'>) {
  const [keysOpen, setKeysOpen] = useState(false)
  useNews()
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
      <DonePlace />
      <KeysDialog open={keysOpen} onOpenChange={setKeysOpen} />
    </div>
  )
}
