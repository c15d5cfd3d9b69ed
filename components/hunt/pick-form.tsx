'use client'

import { usePathname, useRouter } from 'next/navigation'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../control/button'
import control from '../control/control.module.css'
import { useFrameData } from '../frame/frame-data'
import { useJson } from '../query/use-json'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'
import { whole } from '../value/number'
import type { Description } from './description'
import styles from './pick-fields.module.css'
import { picks, pillsOf, presetOf } from './presets'
import { defaultText, type HuntParams } from './use-hunt-params'

interface Props {
  readonly hunt: Description
  readonly params: HuntParams
  readonly onDone: () => void
}

interface LogColumns {
  readonly columns: readonly { readonly name: string; readonly doc: string; readonly filled: number }[]
}

const ordinals = ['First', 'Second', 'Third'] as const

/** Any loaded log and up to three of its fields, those that are set anywhere first, each with a way of writing it. */
export function PickForm({ hunt, params, onDone }: Props) {
  const [scope] = useScope()
  const path = usePathname()
  const router = useRouter()
  const id = useId()
  const { counts } = useFrameData()
  const nameOf = (kind: string) => picks(hunt).find(([, param]) => param.picks === kind)?.[0] ?? ''
  const names = { log: nameOf('log'), fields: nameOf('fields'), ways: nameOf('ways') }
  const textOf = (name: string) => params[name] ?? defaultText(hunt.params[name] ?? {})
  const [log, setLog] = useState(textOf(names.log))
  const [fields, setFields] = useState<readonly string[]>(textOf(names.fields).split(','))
  const [ways, setWays] = useState<readonly string[]>(textOf(names.ways).split(','))
  const options = hunt.params[names.ways]?.items?.enum ?? []
  const known = useJson<LogColumns>(`/api/logs/${encodeURIComponent(log)}?limit=0`)
  const columns = [...(known.data?.columns ?? [])].sort((a, b) => Number(b.filled > 0) - Number(a.filled > 0))
  const put = (list: readonly string[], at: number, text: string) => ordinals.map((_, i) => (i === at ? text : (list[i] ?? '')))

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const kept = ordinals.map((_, i) => [fields[i] ?? '', ways[i] || 'off'] as const).filter(([field]) => field !== '')
    const written = kept.map(([, way]) => way).join(',')
    const chosen = {
      [names.log]: log,
      [names.fields]: kept.map(([field]) => field).join(','),
      [names.ways]: /[^of,]/.test(written) ? written : '',
    }
    const filter = pillsOf(scope.filter, presetOf(hunt, params), presetOf(hunt, chosen))
    router.push(address(path, { ...scope, filter }, chosen))
    onDone()
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <label htmlFor={`${id}-log`}>Log</label>
      <select
        id={`${id}-log`}
        className={control.input}
        value={log}
        onChange={(event) => {
          setLog(event.target.value)
          setFields([])
          setWays([])
        }}
      >
        {Object.entries(counts.data?.logs ?? { [log]: 0 }).map(([name, rows]) => (
          <option key={name} value={name}>
            {name}, {whole(rows)} records in scope
          </option>
        ))}
        {counts.data && !(log in counts.data.logs) && <option value={log}>{log}, not loaded</option>}
      </select>
      {ordinals.map((ordinal, i) => (
        <div key={ordinal} className={styles.field}>
          <label htmlFor={`${id}-${i}`}>{ordinal} field</label>
          <select
            id={`${id}-${i}`}
            className={control.input}
            value={fields[i] ?? ''}
            required={i === 0}
            onChange={(event) => setFields(put(fields, i, event.target.value))}
          >
            <option value="">none</option>
            {fields[i] && !columns.some(({ name }) => name === fields[i]) && <option>{fields[i]}</option>}
            {columns
              .filter(({ name }) => name === fields[i] || !fields.includes(name))
              .map(({ name, filled }) => (
                <option key={name} value={name}>
                  {name}, {filled === 0 ? 'never set' : `${whole(filled)} set`}
                </option>
              ))}
          </select>
          <label htmlFor={`${id}-way-${i}`} className="unseen">
            {ordinal} field written as
          </label>
          <select
            id={`${id}-way-${i}`}
            className={control.input}
            value={ways[i] || 'off'}
            onChange={(event) => setWays(put(ways, i, event.target.value))}
          >
            {options.map((option) => (
              <option key={option} value={option}>
                {option === 'off' ? 'as it stands' : option}
              </option>
            ))}
          </select>
          <p>{columns.find(({ name }) => name === fields[i])?.doc}</p>
        </div>
      ))}
      <Button look="primary" type="submit">
        Stack
      </Button>
    </form>
  )
}
