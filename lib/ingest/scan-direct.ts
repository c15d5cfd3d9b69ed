import { unlink } from 'node:fs/promises'
import type { Content } from './decompress'
import { digestStream } from './digest'
import { type DirectHeader, directHeader, keepChunks, readDirect } from './direct'
import type { KnownIndex } from './known'
import { duplicate, type Scanned } from './part'
import type { Peeked } from './peek'
import type { Spools } from './spool'

export interface DirectContext {
  /** Of the plain file. */
  readonly path: string
  readonly compression: Content['compression']
  readonly known: KnownIndex
  /** Filled while the chunks are read. */
  readonly remarks: ReadonlySet<string>
  /** Told the rows that are read so far. */
  readonly onRows?: ((rows: number) => void) | undefined
}

/** What a file is to the engine that may be able to read it as it is; null where it has to be spooled. */
export async function checkDirect(chunks: AsyncIterable<Buffer>, header: DirectHeader, context: DirectContext): Promise<Scanned | null> {
  const { path, compression, known, remarks, onRows } = context
  const digest = digestStream(known)
  const direct = await readDirect(header, chunks, digest, onRows)
  if (!direct) return null
  const { lines, handed, misfits, escaped } = direct
  const end = { ...digest.end(), lines, tail: 0 }
  const match = digest.match(0, end.bytes)
  const counted = { compression, format: 'tsv', lines } as const
  if (match?.prefix.bytes === end.bytes) return duplicate(counted, match.prefix.file)
  if (match?.newest) return null
  const { log, columns, skip } = header
  return {
    outcome: 'log',
    ...counted,
    continues: null,
    reopened: false,
    end,
    handed: { [log]: handed },
    parts: [{ log, columns, path, kind: 'direct', skip, escaped }],
    misfits,
    skipped: lines - handed,
    rejects: [],
    remarks: [...header.remarks, ...remarks],
  }
}

/** The same of a file as it lies there, decompressed on the way into a file beside the spools. */
export async function scanDirect({ head, chunks }: Peeked, name: string, spools: Spools, context: DirectContext): Promise<Scanned | null> {
  const header = directHeader(head, name)
  if (!header) return null
  if (context.compression === 'none') return checkDirect(chunks, header, context)
  const plain = spools.scratch()
  const scanned = await checkDirect(keepChunks(chunks, plain), header, { ...context, path: plain })
  if (!scanned) await unlink(plain)
  return scanned
}
