import { unlink } from 'node:fs/promises'
import type { Content } from './decompress'
import { digestStream } from './digest'
import { keepChunks, readDirect } from './direct'
import type { KnownIndex } from './known'
import { duplicate, type Scanned } from './part'
import type { Spools } from './spool'

export interface DirectContext {
  readonly path: string
  /** The file's name for the user. */
  readonly name: string
  readonly content: Content
  readonly spools: Spools
  readonly known: KnownIndex
  /** Filled while `chunks` are read. */
  readonly remarks: ReadonlySet<string>
}

/** A big clean file, as the engine can read it, decompressed on the way; null where it has to be spooled. */
export async function scanDirect(chunks: AsyncIterable<Buffer>, context: DirectContext): Promise<Scanned | null> {
  const { path, name, content, spools, known, remarks } = context
  const digest = digestStream(known)
  const plain = content.compression === 'none' ? null : spools.scratch()
  const direct = plain ? await readDirect(plain, name, keepChunks(chunks, plain), digest) : await readDirect(path, name, chunks, digest)
  if (!direct) {
    if (plain) await unlink(plain)
    return null
  }
  const end = { ...digest.end(), lines: direct.lines, tail: 0 }
  const match = digest.match(0, end.bytes)
  const counted = { compression: content.compression, format: 'tsv', lines: direct.lines } as const
  if (match?.prefix.bytes === end.bytes) return duplicate(counted, match.prefix.file)
  if (match?.newest) return null
  return {
    outcome: 'log',
    ...counted,
    continues: null,
    end,
    handed: { [direct.part.log]: direct.handed },
    parts: [direct.part],
    misfits: direct.misfits,
    skipped: direct.lines - direct.handed,
    rejects: [],
    remarks: [...direct.remarks, ...remarks],
  }
}
