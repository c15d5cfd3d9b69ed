import type { ListInfo } from '../store/reference'

/** A ready-made question of the hunt, one click away. */
export interface Preset {
  readonly title: string
  /** In place of the hunt's question. */
  readonly question: string
  /** What to look for, one or two sentences. */
  readonly look: string
  /** As a URL spells them; parameters that are not named have their default. */
  readonly params: Readonly<Record<string, string>>
  /** Pills that go with it. */
  readonly filter?: readonly string[]
  /** A kind of the user's lists without which it says nothing. */
  readonly needs?: ListInfo['kind']
}
