import type { Metadata } from 'next'
import { EntityView } from '@/components/entity/entity-view'
import { service } from '@/lib/entities/service'
import { decodedPart } from '@/lib/http/decoded-part'

interface Props {
  readonly params: Promise<{ readonly id: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodedPart((await params).id) }
}

export default async function Page({ params }: Props) {
  const id = decodedPart((await params).id)
  return <EntityView key={id} kind={service.kind} path={service.path} id={id} />
}
