import control from '../control/control.module.css'
import type { ParamSchema } from './description'
import styles from './parameters.module.css'
import { defaultText } from './use-hunt-params'

interface Props {
  readonly id: string
  readonly name: string
  readonly param: ParamSchema
  readonly text: string
  readonly faults: readonly string[]
  readonly onText: (text: string) => void
}

/** One parameter: label, value, unit, what it means, its bounds and default. */
export function ParameterField({ id, name, param, text, faults, onText }: Props) {
  const preset = defaultText(param)
  const described = { id, 'aria-describedby': `${id}-help`, 'aria-invalid': faults.length > 0 }
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{param.title ?? name}</label>
      <span className={styles.value}>
        {param.enum ? (
          <select {...described} className={control.input} value={text} onChange={(event) => onText(event.target.value)}>
            {param.enum.map((option) => (
              <option key={option}>{option}</option>
            ))}
          </select>
        ) : param.type === 'boolean' ? (
          <input {...described} type="checkbox" checked={text === 'true'} onChange={(event) => onText(String(event.target.checked))} />
        ) : (
          <input
            {...described}
            className={control.input}
            data-wide={param.type === 'array' || param.type === 'string' || undefined}
            inputMode={param.type === 'number' || param.type === 'integer' ? 'decimal' : 'text'}
            value={text}
            onChange={(event) => onText(event.target.value)}
            spellCheck={false}
            autoComplete="off"
          />
        )}
        {param.unit && <span>{param.unit}</span>}
      </span>
      <p id={`${id}-help`}>
        {param.description}{' '}
        <span className={styles.bounds}>
          {bounds(param)}
          {text !== preset && `Default ${preset || 'empty'}. `}
          <code>{name}</code>
        </span>
        {faults.map((fault) => (
          <b key={fault}> {fault}.</b>
        ))}
      </p>
    </div>
  )
}

function bounds({ minimum, maximum }: ParamSchema): string {
  // JSON Schema of whole numbers names the safe integers where no bound was declared.
  const meant = (bound: number | undefined) => bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER
  if (meant(minimum) && meant(maximum)) return `Between ${minimum} and ${maximum?.toLocaleString('en')}. `
  if (meant(minimum)) return `At least ${minimum}. `
  return meant(maximum) ? `At most ${maximum}. ` : ''
}
