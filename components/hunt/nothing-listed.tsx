'use client'

import { Button } from '../control/button'
import { State } from '../page/title'
import { NoneLeft } from '../query/none-left'
import { whole } from '../value/number'
import type { OkAnswer } from './answer'
import type { Description } from './description'
import { useHidden } from './use-hidden'
import type { HuntParams } from './use-hunt-params'

interface Props {
  readonly hunt: Description
  readonly answer: OkAnswer
  readonly params: HuntParams
  readonly onChange: (change: HuntParams) => void
}

/** No row: what hides them, or which part of the scope leaves none. */
export function NothingListed({ hunt, answer, params, onChange }: Props) {
  const { show } = useHidden(params, onChange)
  const hidden = answer.hidden.filter(({ rows }) => rows > 0)
  const changed = Object.entries(params).filter(([, text]) => text !== null)
  return (
    <>
      <NoneLeft path={`/api/hunts/${hunt.id}`} extra={params} rows={hunt.subjects} />
      {hidden.length > 0 && (
        <State title={`All ${hunt.subjects} in scope are hidden.`}>
          {hidden.map((one) => (
            <p key={one.code}>
              {whole(one.weight ?? one.rows)} {one.label} <Button onClick={() => show(one)}>Show them</Button>
            </p>
          ))}
        </State>
      )}
      {changed.length > 0 && (
        <State title={`${changed.length} of the parameters differ from their default.`}>
          <p>{changed.map(([name, text]) => `${name} = ${text}`).join(', ')}</p>
          <Button onClick={() => onChange(Object.fromEntries(changed.map(([name]) => [name, null])))}>Back to defaults</Button>
        </State>
      )}
    </>
  )
}
