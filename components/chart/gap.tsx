import styles from './gap.module.css'

/** The hatch of a time without capture; stands once in the page, or in the drawing that uses it. */
export function GapPattern({ id }: { readonly id: string }) {
  return (
    <pattern id={id} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <path d="M0 0V4" className={styles.hatch} />
    </pattern>
  )
}

interface Props {
  /** Id of the pattern. */
  readonly hatch: string
  readonly x: string
  readonly width: string
  readonly y?: number
  readonly height: number
  readonly title?: string
}

/** A time without capture: hatched, never drawn as nought. */
export function Gap({ hatch, title, ...place }: Props) {
  return (
    <g>
      {title && <title>{title}</title>}
      <rect {...place} className={styles.gap} />
      <rect {...place} fill={`url(#${hatch})`} />
    </g>
  )
}
