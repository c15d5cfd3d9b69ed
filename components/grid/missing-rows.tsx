import { Trouble } from '../query/trouble'
import type { Pages } from './use-pages'

interface Props {
  readonly missing: Pages<unknown, unknown>['missing']
  /** What a row is, in the plural. */
  readonly rows: string
}

/** Why some rows of a list stay empty, where their page could not be read. */
export function MissingRows({ missing, rows }: Props) {
  if (!missing) return null
  return <Trouble what={`Some ${rows} were not read`} failure={missing.failure} rest="The others stand below." again={missing.again} />
}
