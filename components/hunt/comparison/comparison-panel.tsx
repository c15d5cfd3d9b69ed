'use client'

import { useState } from 'react'
import { spaced } from '../../baselines/comparing'
import { Button } from '../../control/button'
import { Into } from '../../frame/slots'
import { besideChart, Trouble } from '../../query/trouble'
import { Waiting } from '../../query/waiting'
import { counted } from '../../value/number'
import { shortTime, span } from '../../value/time'
import { visible } from '../../value/visible'
import type { Description } from '../description'
import { defaultText, type HuntParams } from '../use-hunt-params'
import styles from './comparison.module.css'
import { EdgeMatrix } from './edge-matrix'
import { Fold } from './fold'
import { NewNames } from './new-names'
import { NotesBanner } from './notes-banner'
import { PortMix } from './port-mix'
import { Rhythm } from './rhythm'
import { ShareExplained } from './share-explained'
import type { Compared } from './use-comparison'
import { WhatDiffers } from './what-differs'

interface Props {
  readonly hunt: Description
  readonly params: HuntParams
  readonly onChange: (change: HuntParams) => void
  readonly compared: Compared
}

/** Two windows side by side: what to know before, how many of each kind differ, what is explained, the mix and the rhythm. */
export function ComparisonPanel({ hunt, params, onChange, compared: { asked, network, onNetwork } }: Props) {
  const [unfolded, setUnfolded] = useState(false)
  const [matrix, setMatrix] = useState(false)
  const found = asked.error ? null : asked.data
  const edges = found?.edge_matrix
  const textOf = (name: string) => params[name] ?? defaultText(hunt.params[name] ?? {})
  if (asked.error)
    return (
      <Trouble what="The windows were not compared" failure={asked.error} rest={besideChart} again={asked.again}>
        {network !== null && <Button onClick={() => onNetwork(null)}>Compare all networks</Button>}
      </Trouble>
    )
  return (
    <section className={styles.panel} data-unfolded={unfolded || undefined} aria-label={hunt.overview?.title ?? hunt.title}>
      <Waiting asked={asked} doing="Comparing both windows">
        {found && (
          <>
            <NotesBanner notes={found.notes} baseline={found.baseline} />
            <div className={styles.top}>
              <div className={styles.column}>
                <WhatDiffers kinds={found.kinds} jaccard={found.jaccard} picked={textOf('kind')} onPick={(kind) => onChange({ kind })} />
              </div>
              <div className={styles.column}>
                {found.explained && <ShareExplained explained={found.explained} />}
                <NewNames days={found.new_names} window={found.window} />
              </div>
              <div className={`${styles.column} ${styles.later}`}>
                <PortMix mix={found.mix} limit={Number(textOf('mix'))} />
              </div>
            </div>
            <div className={styles.later}>
              <Rhythm
                profile={found.profile}
                onNetwork={onNetwork}
                limit={Number(textOf('z'))}
                names={[visible(found.baseline.name), span(found.window.from, found.window.to).replace(/ UTC$/, '')]}
              />
            </div>
            <div className={styles.folds}>
              <Fold words="Port mix and rhythm" narrow open={unfolded} onChange={setUnfolded} />
              {edges && edges.cells.length > 0 && (
                <Fold
                  words={`Edges as a matrix: ${counted(edges.sources, 'source')} and ${counted(edges.targets, 'target')} differ`}
                  open={matrix}
                  onChange={setMatrix}
                />
              )}
            </div>
            {edges && matrix && <EdgeMatrix matrix={edges} onPick={() => onChange({ kind: null })} />}
            <Into slot="remark">
              frozen {shortTime(found.baseline.created, true)} UTC, fingerprint {spaced(found.baseline.fingerprint)}
            </Into>
          </>
        )}
      </Waiting>
    </section>
  )
}
