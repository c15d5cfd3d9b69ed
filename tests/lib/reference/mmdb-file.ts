type Value = string | number | { readonly [key: string]: Value }

/** A value as MaxMind's format describes it (MaxMind DB File Format Specification 2.0); texts and maps below 29 bytes or entries, or text below 285. */
function encoded(value: Value): Buffer {
  if (typeof value === 'string') {
    const text = Buffer.from(value)
    return Buffer.concat([text.length < 29 ? Buffer.of((2 << 5) | text.length) : Buffer.of((2 << 5) | 29, text.length - 29), text])
  }
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(4)
    bytes.writeUInt32BE(value)
    return Buffer.concat([Buffer.of((6 << 5) | 4), bytes])
  }
  const entries = Object.entries(value)
  return Buffer.concat([Buffer.of((7 << 5) | entries.length), ...entries.flatMap(([key, entry]) => [encoded(key), encoded(entry)])])
}

interface Entry {
  /** Bits of the network, in the tree of the database: 128 for IPv6, 32 for IPv4 alone. */
  readonly bits: string
  readonly data: { readonly [key: string]: Value }
}

/** The bits of an IPv4 network. */
export const bits4 = (address: string, prefix: number) =>
  address
    .split('.')
    .map((octet) => Number(octet).toString(2).padStart(8, '0'))
    .join('')
    .slice(0, prefix)

/** A small address database, records of 24 bits. */
export function mmdbFile(type: string, entries: readonly Entry[], ipVersion: 4 | 6 = 4): Buffer {
  const nodes: [number | Entry | null, number | Entry | null][] = [[null, null]]
  for (const entry of entries) {
    let at = 0
    for (const [i, bit] of [...entry.bits].entries()) {
      const node = nodes[at] ?? [null, null]
      const side = bit === '1' ? 1 : 0
      if (i === entry.bits.length - 1) node[side] = entry
      else {
        const next = node[side]
        at = typeof next === 'number' ? next : nodes.push([null, null]) - 1
        node[side] = at
      }
    }
  }
  const data: Buffer[] = []
  const starts = new Map<Entry, number>()
  for (const entry of entries) {
    starts.set(entry, Buffer.concat(data).length)
    data.push(encoded(entry.data))
  }
  const tree = Buffer.alloc(nodes.length * 6)
  const record = (side: number | Entry | null) =>
    side === null ? nodes.length : typeof side === 'number' ? side : nodes.length + 16 + (starts.get(side) ?? 0)
  nodes.forEach(([left, right], i) => {
    tree.writeUIntBE(record(left), i * 6, 3)
    tree.writeUIntBE(record(right), i * 6 + 3, 3)
  })
  const metadata = encoded({
    node_count: nodes.length,
    record_size: 24,
    ip_version: ipVersion,
    database_type: type,
    binary_format_major_version: 2,
    binary_format_minor_version: 0,
    build_epoch: 1_767_225_600,
  })
  return Buffer.concat([tree, Buffer.alloc(16), ...data, Buffer.from('\xab\xcd\xefMaxMind.com', 'latin1'), metadata])
}
