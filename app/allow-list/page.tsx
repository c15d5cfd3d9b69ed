import type { Metadata } from 'next'
import { AllowList } from '@/components/allow-list/allow-list'
import { hunts } from '@/lib/hunts'

export const metadata: Metadata = { title: 'Allow-list' }

export default function AllowListPage() {
  return <AllowList hunts={hunts.map(({ id, title }) => ({ id, title }))} />
}
