import type { Metadata } from 'next'
import { Items } from '@/components/baselines/items'

export const metadata: Metadata = { title: 'Baseline' }

interface Props {
  readonly params: Promise<{ readonly id: string }>
}

export default async function BaselinePage({ params }: Props) {
  return <Items id={(await params).id} />
}
