import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Present } from '@/components/present/present'
import { isUserError } from '@/lib/errors'
import { reviews } from '@/lib/server'

interface Props {
  readonly params: Promise<{ readonly id: string }>
}

async function reviewOf({ params }: Props) {
  try {
    return await reviews().get((await params).id)
  } catch (error) {
    if (isUserError(error) && error.status === 'not-found') return null
    throw error
  }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const review = await reviewOf(props)
  return review ? { title: review.title } : {}
}

export default async function PresentPage(props: Props) {
  const review = await reviewOf(props)
  if (!review) notFound()
  return <Present key={review.id} id={review.id} />
}
