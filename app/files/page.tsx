import type { Metadata } from 'next'
import { Ledger } from '@/components/files/ledger'

export const metadata: Metadata = { title: 'Files' }

export default function Files() {
  return <Ledger />
}
