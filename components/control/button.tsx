import type { ComponentProps } from 'react'
import styles from './control.module.css'

interface Props extends ComponentProps<'button'> {
  /** `primary` once per pane at most; `plain` has no border. */
  readonly look?: 'line' | 'plain' | 'primary'
}

export function Button({ look = 'line', className, type = 'button', ...rest }: Props) {
  return <button type={type} className={buttonClass(look, className)} {...rest} />
}

/** The same look for links and for triggers of menus. */
export function buttonClass(look: 'line' | 'plain' | 'primary' = 'line', more = ''): string {
  return `${styles.button} ${styles[look]} ${more}`.trim()
}
