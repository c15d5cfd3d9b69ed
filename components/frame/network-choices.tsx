'use client'

import type { NetworkList } from '@/lib/named-networks/network-list'
import { networkWords } from '@/lib/networks'
import { useJson } from '../query/use-json'

/** What a filter on named networks can say, offered while it is typed: names and roles. */
export function NetworkChoices({ id, text }: { readonly id: string; readonly text: string }) {
  const begun = /^(.*?-?(?:(?:src|dst)_)?network:)[^\s:]*$/.exec(text)?.[1]
  const { data } = useJson<NetworkList>(begun === undefined ? null : '/api/networks')
  const words = networkWords(data?.networks.filter(({ addresses }) => addresses !== null) ?? [])
  return <datalist id={id}>{begun !== undefined && words.map((word) => <option key={word} value={begun + quoted(word)} />)}</datalist>
}

const quoted = (word: string) => (/\s/.test(word) ? `"${word}"` : word)
