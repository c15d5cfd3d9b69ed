import Link from 'next/link'
import { parseAsString, useQueryState } from 'nuqs'
import type { BlockAnswer } from '@/lib/about/blocks'
import { Panel } from '../query/panel'
import { whole } from '../value/number'
import { withinSentence } from '../value/text'
import frame from './block.module.css'
import { BlockTable } from './block-table'
import styles from './entity.module.css'

/** Tables of what it is related to, in two columns of about the same height; those without rows are named below. */
export function Blocks({ blocks, years }: { readonly blocks: readonly BlockAnswer[]; readonly years: boolean }) {
  const shown = blocks.filter(({ total, missing, error }) => total !== 0 || missing.length > 0 || error)
  const empty = blocks.filter((block) => !shown.includes(block))
  const [left, right] = inTwo(shown)
  return (
    <>
      <div className={styles.blocks}>
        {[left, right].map((column, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the two columns never change places
          <div key={i}>
            {column.map((block) => (
              <Panel key={block.key} what={`${block.title} was not drawn`}>
                <Block block={block} years={years} />
              </Panel>
            ))}
          </div>
        ))}
      </div>
      {empty.length > 0 && (
        <p className={styles.empty}>None in this scope: {empty.map(({ title }) => withinSentence(title)).join(', ')}.</p>
      )}
    </>
  )
}

/** In their order, each to the column that is shorter so far. */
function inTwo(blocks: readonly BlockAnswer[]): readonly [readonly BlockAnswer[], readonly BlockAnswer[]] {
  const columns: [BlockAnswer[], BlockAnswer[]] = [[], []]
  const heights = [0, 0]
  for (const block of blocks) {
    const at = (heights[0] ?? 0) <= (heights[1] ?? 0) ? 0 : 1
    columns[at].push(block)
    heights[at] = (heights[at] ?? 0) + block.rows.length + 3
  }
  return columns
}

function Block({ block, years }: { readonly block: BlockAnswer; readonly years: boolean }) {
  const { title, total, rows, missing, error, key } = block
  const [, setBlock] = useQueryState('block', parseAsString.withOptions({ history: 'push', scroll: true }))
  const more = (total ?? 0) - rows.length
  return (
    <section className={frame.block}>
      <h2>
        {title}
        {total !== null && (
          <span>
            {whole(total)}
            {total > 1 ? ', rare ones first' : ''}
          </span>
        )}
        {more > 0 && (
          <button type="button" onClick={() => void setBlock(key)} aria-label={`${whole(more)} more: ${title}`}>
            {whole(more)} more
          </button>
        )}
      </h2>
      {missing.length > 0 && (
        <p>
          {missing.map((log) => `${log}.log`).join(' and ')} {missing.length === 1 ? 'is' : 'are'} not in this data, so this cannot be told.{' '}
          <Link href="/files">Load {missing.length === 1 ? 'it' : 'them'} from Files</Link>.
        </p>
      )}
      {error && <p role="alert">This was not read. {error}</p>}
      {rows.length > 0 && <BlockTable block={block} years={years} />}
    </section>
  )
}
