import type { Metadata } from 'next'
import { Start } from '@/components/start/start'

export const metadata: Metadata = { title: 'Start' }

export default function Home() {
  return <Start />
}
