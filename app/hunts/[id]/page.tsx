import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { subjectOf } from '@/components/hunt/description'
import { HuntView } from '@/components/hunt/hunt-view'
import { describeHunt } from '@/lib/asking/describe-hunt'
import { hunts } from '@/lib/hunts'

interface Props {
  readonly params: Promise<{ readonly id: string }>
}

async function huntOf({ params }: Props) {
  const { id } = await params
  return hunts.find((hunt) => hunt.id === id)
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const hunt = await huntOf(props)
  return hunt ? { title: hunt.title } : {}
}

export default async function HuntPage(props: Props) {
  const hunt = await huntOf(props)
  if (!hunt) notFound()
  const { params, ...said } = describeHunt(hunt)
  // A schema object carries functions, which cannot cross to the client.
  return (
    <HuntView
      key={hunt.id}
      hunt={{ ...said, params: JSON.parse(JSON.stringify(params.properties ?? {})), subject: subjectOf(said.key, said.columns) }}
    />
  )
}
