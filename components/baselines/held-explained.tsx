'use client'

import type { OneBaseline } from '@/lib/baselines/one-baseline'
import { Section } from '../page/detail'
import { Trouble } from '../query/trouble'
import { useJson } from '../query/use-json'
import { percent, size, whole } from '../value/number'
import { WireText } from '../value/wire-text'
import { Figures } from './figures'

type Explained = NonNullable<OneBaseline['explained']>

const line = (label: string, { all, before, today }: Explained['edges'], text: (n: number) => string) => [
  label,
  text(all),
  text(all - before - today),
  all === 0 ? '–' : percent((before + today) / all),
]

/** How much of what a baseline holds somebody has explained or accepted; nothing where it holds no edges. */
export function HeldExplained({ id }: { readonly id: string }) {
  const { data, error, again } = useJson<OneBaseline>(`/api/baselines/${id}`)
  const explained = data?.baseline.id === id ? data.explained : null
  if (error) return <Trouble what="What is explained was not counted" failure={error} again={again} />
  if (!explained) return null
  const { edges, connections, bytes, largest } = explained
  return (
    <Section title="Share explained" aside="of what it holds">
      <Figures
        heads={['Of its', 'in all', 'not yet', 'explained']}
        rows={[line('Edges', edges, whole), line('Connections', connections, whole), line('Bytes', bytes, size)]}
      />
      {largest && (
        <p>
          Largest open: <WireText text={largest.source} limit={40} /> → <WireText text={largest.target} limit={40} />, {size(largest.bytes)}
          .
        </p>
      )}
    </Section>
  )
}
