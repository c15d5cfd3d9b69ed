import type { Metadata } from 'next'
import { Baselines } from '@/components/baselines/baselines'

export const metadata: Metadata = { title: 'Baselines' }

export default function BaselinesPage() {
  return <Baselines />
}
