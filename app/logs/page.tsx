import type { Metadata } from 'next'
import { LogList } from '@/components/logs/log-list'
import { logs } from '@/lib/logs'

export const metadata: Metadata = { title: 'Logs' }

export default function Logs() {
  return <LogList docs={Object.fromEntries(Object.entries(logs).map(([name, { doc }]) => [name, doc]))} />
}
