import type { Metadata } from 'next'
import { Glossary } from '@/components/glossary/glossary'
import { glossary, matching } from '@/lib/glossary/glossary'
import { hunts } from '@/lib/hunts'

export const metadata: Metadata = { title: 'Glossary' }

interface Props {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>
}

export default async function GlossaryPage({ searchParams }: Props) {
  const { q, from, to, filter } = await searchParams
  const [text = '', begin = null, end = null] = [q, from, to].map((value) => [value ?? []].flat()[0])
  const all = glossary(hunts)
  const total = all.reduce((sum, { terms }) => sum + terms.length, 0)
  const scope = { from: begin, to: end, filter: [filter ?? []].flat() }
  return <Glossary sections={matching(all, text)} total={total} text={text} scope={scope} />
}
