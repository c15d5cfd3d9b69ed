import type { GridSort } from './column'

/** An order as links and calls spell it: the key, `-` in front for descending. */
export function parseSort(text: string | null): GridSort | null {
  if (!text) return null
  return text.startsWith('-') ? { key: text.slice(1), descending: true } : { key: text, descending: false }
}

export const printSort = ({ key, descending }: GridSort): string => `${descending ? '-' : ''}${key}`
