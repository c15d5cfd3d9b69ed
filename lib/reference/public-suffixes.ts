import { domainToASCII } from 'node:url'
import { edgeChild, edgeLength, edgeStart, exceptionsRoot, labelText, nodeFlags, rulesRoot } from 'tldts/dist/cjs/src/data/trie.js'
import dynamicDns from '../../data/reference/dynamic-dns.json'

/** A rule for public suffixes; see `Reference.suffixes` for what `shift` means. */
export interface SuffixRule {
  readonly name: string
  readonly shift: -1 | 0 | 1
  /** Whether strangers get names below it: a company's, or a provider of dynamic DNS. */
  readonly open: boolean
}

/** Where each edge's label begins in the text of all labels. */
function offsets(): Uint32Array {
  const starts = new Uint32Array(edgeLength.length)
  for (let edge = 1; edge < starts.length; edge++) starts[edge] = (starts[edge - 1] ?? 0) + (edgeLength[edge - 1] ?? 0)
  return starts
}

/** The flag of a rule that stands in the list's section of companies. */
const ofCompany = 2

/** All rules of the Public Suffix List under a node of the trie: those of registries and those of companies. */
function* rulesUnder(root: number, starts: Uint32Array): Generator<{ readonly rule: string; readonly open: boolean }> {
  const open: { readonly node: number; readonly name: string }[] = [{ node: root, name: '' }]
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, name } = next
    const flags = nodeFlags[node] ?? 0
    if (name !== '' && flags !== 0) yield { rule: name, open: (flags & ofCompany) !== 0 }
    for (let edge = edgeStart[node] ?? 0; edge < (edgeStart[node + 1] ?? 0); edge++) {
      const at = starts[edge] ?? 0
      const label = labelText.slice(at, at + (edgeLength[edge] ?? 0))
      open.push({ node: edgeChild[edge] ?? 0, name: name === '' ? label : `${label}.${name}` })
    }
  }
}

/** The Public Suffix List in both its sections, and the suffixes of dynamic DNS that it lacks: strangers own what lies below each. */
export function suffixRules(): readonly SuffixRule[] {
  const starts = offsets()
  const rules = new Map<string, SuffixRule>()
  const add = (name: string, shift: SuffixRule['shift'], open: boolean) => rules.set(`${shift} ${name}`, { name, shift, open })
  for (const { rule, open } of rulesUnder(rulesRoot, starts)) {
    if (rule.startsWith('*.')) add(domainToASCII(rule.slice(2)), -1, open)
    else add(domainToASCII(rule), 0, open)
  }
  for (const { rule } of rulesUnder(exceptionsRoot, starts)) add(domainToASCII(rule), 1, false)
  for (const { suffix } of dynamicDns) add(suffix, 0, true)
  return [...rules.values()]
}
