import type { Metadata } from 'next'
import { Records } from '@/components/logs/records'

interface Props {
  readonly params: Promise<{ readonly log: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).log }
}

export default async function Log({ params }: Props) {
  const { log } = await params
  return <Records key={log} log={log} />
}
