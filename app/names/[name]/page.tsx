import type { Metadata } from 'next'
import { EntityView } from '@/components/entity/entity-view'
import { name } from '@/lib/entities/name'
import { decodedPart } from '@/lib/http/decoded-part'

interface Props {
  readonly params: Promise<{ readonly name: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodedPart((await params).name) }
}

export default async function Page({ params }: Props) {
  const id = decodedPart((await params).name)
  return <EntityView key={id} kind={name.kind} path={name.path} id={id} />
}
