/** A reader of RFC 4180 written apart from the writer. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  let at = 0
  while (at < text.length) {
    const quoted = /^"((?:[^"]|"")*)"/.exec(text.slice(at))
    const plain = /^[^,\r\n"]*/.exec(text.slice(at))?.[0] ?? ''
    rows.at(-1)?.push(quoted ? (quoted[1] ?? '').replaceAll('""', '"') : plain)
    at += quoted ? quoted[0].length : plain.length
    if (text.startsWith('\r\n', at)) {
      at += 2
      rows.push([])
    } else if (text[at] === ',') at += 1
    else throw new Error(`neither comma nor line end at ${at}`)
  }
  return rows.slice(0, -1)
}
