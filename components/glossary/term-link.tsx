'use client'

import Link from 'next/link'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'

/** Leads to a term of the glossary under the present scope. `term` is its anchor: `conn.uid`. */
export function TermLink({ term }: { readonly term: string }) {
  const [scope] = useScope()
  return <Link href={`${address('/glossary', scope)}#${term}`}>In the glossary</Link>
}
