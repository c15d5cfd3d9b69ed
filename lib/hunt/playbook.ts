export interface Step {
  readonly text: string
  /** What doing the step changes in the URL. */
  readonly params?: Readonly<Record<string, string>>
  /** The pills that doing the step adds to the scope, as text. */
  readonly filter?: readonly string[]
}

export interface Playbook {
  readonly why: string
  readonly normal: string
  readonly steps: readonly Step[]
  readonly escalate: string
}

export interface FalsePositive {
  readonly what: string
  readonly tell: string
  /** The pills that keep the rows of this data to which it applies, as far as the hunt can tell them: `explained:pool`. */
  readonly filter?: readonly string[]
}
