'use client'

import { Button } from '../control/button'
import { State } from '../page/title'
import { NoneLeft } from '../query/none-left'
import { whole } from '../value/number'
import type { FunnelAnswer } from './answer'

interface Props {
  readonly answer: FunnelAnswer
  readonly stage: string
  readonly removed: boolean
  readonly extra: Readonly<Record<string, string | null>>
  readonly onList: (stage: string, removed: boolean) => void
}

/** No name in the list: the stage that took the last ones out, or the part of the scope that leaves none. */
export function NothingLeft({ answer: { stages }, stage, removed, extra, onList }: Props) {
  const label = stages.find((one) => one.stage === stage)?.label ?? stage
  const fuller = stages.filter(({ names }) => names > 0).at(-1)
  if (!fuller) return <NoneLeft path="/api/names" extra={extra} rows="names" />
  return (
    <State title={removed ? `“${label}” took no name out.` : `No name is left after “${label}”.`}>
      <p>
        {whole(fuller.names)} {fuller.names === 1 ? 'name is' : 'names are'} left after “{fuller.label}”.
      </p>
      <Button onClick={() => onList(fuller.stage, false)}>List {fuller.names === 1 ? 'it' : 'them'}</Button>
    </State>
  )
}
