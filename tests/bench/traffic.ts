import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { DuckDBInstance } from '@duckdb/node-api'
import { shell } from './measure'
import { type Log, logsToWrite, returning } from './traffic-logs'

// A change of the generator gets a new number, so that nobody measures what an older one left.
const FOLDER = join(tmpdir(), 'spoor-bench-9')

export interface Traffic {
  readonly folder: string
  readonly conn: string
  readonly dns: string
  readonly ssl: string
  readonly x509: string
  /** Bytes of them together. */
  readonly bytes: number
}

/** Zeek logs of a made-up week: so many connections, 0.3 as many lookups, 0.1 as many TLS sessions with their certificates. Equal for equal sizes, kept between runs. */
export async function traffic(rows: number): Promise<Traffic> {
  const path = (log: string) => pathOf(rows, log)
  let bytes = 0
  for (const log of logsToWrite(rows)) bytes += (await stat(await written(rows, log))).size
  const folder = dirname(path('conn'))
  return { folder, conn: path('conn'), dns: path('dns'), ssl: path('ssl'), x509: path('x509'), bytes }
}

/** So many connections that come back: conn.log beside which the other logs of the week can be loaded. */
export const connectionsBack = (rows: number): Promise<string> => written(rows, returning(rows))

const pathOf = (rows: number, log: string) => join(FOLDER, String(rows), `${log}.log`)

async function written(rows: number, { name, header, select }: Log): Promise<string> {
  const path = pathOf(rows, name)
  await mkdir(dirname(path), { recursive: true })
  if (!existsSync(path)) await write(path, header, select)
  return path
}

async function write(path: string, header: string, select: string): Promise<void> {
  console.error(`Writing ${path}`)
  const body = `${path}.body`
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(`COPY (${select}) TO '${body}' (FORMAT csv, HEADER false, DELIMITER '\t', QUOTE '', ESCAPE '', NULLSTR '-')`)
  connection.disconnectSync()
  instance.closeSync()
  const out = createWriteStream(`${path}.part`)
  out.write(header)
  await pipeline(createReadStream(body), out, { end: false })
  await new Promise<void>((done) => out.end('#close\t2026-03-09-00-00-00\n', done))
  await rm(body)
  await settle(`${path}.part`)
  await rename(`${path}.part`, path)
}

/** A file that was just written may still grow and is read more carefully: let it look an hour old. */
async function settle(path: string): Promise<void> {
  const old = new Date(Date.now() - 3_600_000)
  await utimes(path, old, old)
}

/** The same file compressed. */
export async function gzipped(path: string): Promise<string> {
  const packed = `${path}.gz`
  if (!existsSync(packed)) {
    await shell(`gzip -c '${path}' > '${packed}.part' && mv '${packed}.part' '${packed}'`)
    await settle(packed)
  }
  return packed
}

/** The rows of a log in files of 1,000, each with the header; and the same rows in one file. */
export async function rotated(path: string, files: number): Promise<{ readonly many: string; readonly one: string }> {
  const many = join(`${path}-rotated`, 'many')
  const one = join(`${path}-rotated`, 'one')
  if (!existsSync(one)) {
    await mkdir(many, { recursive: true })
    const head = `grep -m 8 '^#' '${path}' > '${many}/../head'`
    const rows = `grep -v '^#' '${path}' | head -n ${files * 1000}`
    await shell(
      `${head}; cd '${many}'; ${rows} | split -l 1000 -a 4 - part; for f in part*; do cat ../head $f > conn.$f.log; rm $f; touch -d '1 hour ago' conn.$f.log; done`,
    )
    await shell(
      `mkdir '${one}.part' && (cat '${many}/../head'; ${rows}) > '${one}.part/conn.log' && touch -d '1 hour ago' '${one}.part/conn.log' && mv '${one}.part' '${one}'`,
    )
  }
  return { many, one }
}
