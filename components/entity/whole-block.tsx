import { parseAsString, useQueryState } from 'nuqs'
import { useState } from 'react'
import type { About } from '@/lib/about/about'
import type { BlockAnswer } from '@/lib/about/blocks'
import { Button } from '../control/button'
import { Icon } from '../icon/icon'
import { Trouble } from '../query/trouble'
import { useJson } from '../query/use-json'
import { Waiting } from '../query/waiting'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'
import { whole } from '../value/number'
import { withinSentence } from '../value/text'
import { BlockTable } from './block-table'
import styles from './entity.module.css'

const step = 200
const most = 1000

interface Props {
  readonly path: string
  readonly block: BlockAnswer
  readonly years: boolean
}

/** One block alone, with many more of its rows. */
export function WholeBlock({ path, block, years }: Props) {
  const [scope] = useScope()
  const [, setBlock] = useQueryState('block', parseAsString.withOptions({ history: 'push' }))
  const [limit, setLimit] = useState(step)
  const asked = useJson<About>(address(path, scope, { block: block.key, limit }))
  const shown = asked.data?.blocks[0] ?? block
  const total = shown.total ?? 0
  return (
    <section className={styles.whole}>
      <div className={styles.wholeHead}>
        <Button onClick={() => void setBlock(null)}>
          <Icon name="left" /> All blocks
        </Button>
        <h2>{block.title}</h2>
        <span>
          {shown.rows.length < total ? `${whole(shown.rows.length)} of ` : ''}
          {whole(total)}, rare ones first
        </span>
        {shown.rows.length < Math.min(total, most) && (
          <Button onClick={() => setLimit(Math.min(most, limit + step))}>
            {whole(Math.min(step, total - shown.rows.length, most - limit))} more
          </Button>
        )}
        {limit >= most && total > most && <span>the page shows {whole(most)}; the call gives the others by offset</span>}
      </div>
      {asked.error && <Trouble what={`${block.title} was not read`} failure={asked.error} again={asked.again} />}
      <Waiting asked={asked} doing={`Reading ${withinSentence(block.title)}`}>
        <BlockTable block={shown} years={years} />
      </Waiting>
    </section>
  )
}
