'use client'

import { Broken } from '@/components/query/broken'

export default function PageError({ error, reset }: { readonly error: Error & { digest?: string }; readonly reset: () => void }) {
  return <Broken what="This page was not drawn" detail={error.digest} again={reset} />
}
