import styles from './desk.module.css'

interface Props {
  readonly name: string
  readonly of: boolean
  readonly on: (value: boolean) => void
  readonly choices: readonly (readonly [boolean, string])[]
}

/** One of two, by arrow keys. */
export function Choice({ name, of, on, choices }: Props) {
  return (
    <fieldset className={styles.choice}>
      <legend className="unseen">{name}</legend>
      {choices.map(([value, words]) => (
        <label key={words}>
          <input type="radio" name={name} checked={of === value} onChange={() => on(value)} /> {words}
        </label>
      ))}
    </fieldset>
  )
}
