import type { Metadata } from 'next'
import { Reviews } from '@/components/reviews/reviews'

export const metadata: Metadata = { title: 'Reviews' }

export default function ReviewsPage() {
  return <Reviews />
}
