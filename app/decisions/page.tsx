import type { Metadata } from 'next'
import { DecisionList } from '@/components/decisions/decision-list'
import { hunts } from '@/lib/hunts'

export const metadata: Metadata = { title: 'Decisions' }

export default function DecisionsPage() {
  return <DecisionList hunts={hunts.map(({ id, title }) => ({ id, title }))} />
}
