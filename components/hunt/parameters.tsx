'use client'

import { Popover } from '@base-ui/react/popover'
import { type FormEvent, useId, useState } from 'react'
import { Button, buttonClass } from '../control/button'
import control from '../control/control.module.css'
import { Icon } from '../icon/icon'
import type { ParamSchema } from './description'
import { ParameterField } from './parameter-field'
import styles from './parameters.module.css'
import { defaultText, type HuntParams } from './use-hunt-params'

interface Props {
  readonly schema: Readonly<Record<string, ParamSchema>>
  readonly params: HuntParams
  readonly onChange: (change: HuntParams) => void
  /** What the server said of values that it could not take. */
  readonly faults: Readonly<Record<string, readonly string[]>>
}

const groups = [
  ['Limits', (param: ParamSchema) => param.type === 'number' || param.type === 'integer'],
  ['Choices', (param: ParamSchema) => param.type === 'boolean' || param.enum !== undefined],
  ['Lists', (param: ParamSchema) => param.type === 'array' || (param.type === 'string' && param.enum === undefined)],
] as const

/** Every threshold of the hunt: what it is now, its bounds, where it comes from. */
export function Parameters({ schema, params, onChange, faults }: Props) {
  const [open, setOpen] = useState(false)
  const all = Object.keys(schema).length
  const changed = Object.values(params).filter((text) => text !== null).length
  if (all === 0) return null
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className={buttonClass('plain')}>
        <Icon name="sliders" />
        Parameters: {changed > 0 ? `${changed} of ${all} changed` : `${all} default`}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className={control.positioner} align="end" sideOffset={4}>
          <Popover.Popup className={`${control.pop} ${styles.popup}`}>
            <div className={control.popHead}>
              <Popover.Title>Parameters</Popover.Title>
              <span>in the link when they differ from the default</span>
              <Popover.Close className={control.right} aria-label="Close">
                <kbd>Esc</kbd>
              </Popover.Close>
            </div>
            <Form
              schema={schema}
              params={params}
              faults={faults}
              onChange={(change) => {
                onChange(change)
                setOpen(false)
              }}
            />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Form({ schema, params, onChange, faults }: Props) {
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>({})
  const id = useId()
  const textOf = (name: string, param: ParamSchema) => texts[name] ?? params[name] ?? defaultText(param)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onChange(texts)
  }
  return (
    <form onSubmit={submit}>
      <div className={styles.groups}>
        {groups.map(([title, belongs]) => {
          const members = Object.entries(schema).filter(([, param]) => belongs(param))
          return (
            members.length > 0 && (
              <fieldset key={title}>
                <legend>{title}</legend>
                {members.map(([name, param]) => (
                  <ParameterField
                    key={name}
                    id={`${id}-${name}`}
                    name={name}
                    param={param}
                    text={textOf(name, param)}
                    faults={faults[name] ?? []}
                    onText={(text) => setTexts({ ...texts, [name]: text })}
                  />
                ))}
              </fieldset>
            )
          )
        })}
      </div>
      <div className={control.popFoot}>
        <Button onClick={() => onChange(Object.fromEntries(Object.keys(schema).map((name) => [name, null])))}>Back to defaults</Button>
        <Button look="primary" type="submit" className={control.right}>
          Use
        </Button>
      </div>
    </form>
  )
}
