import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { logs } from '../../lib/logs'
import { columnName, type LogSchema } from '../../lib/logs/log'

const folder = process.env.SPOOR_REAL_LOGS ?? '../shared/logs'

/** Fields that belong to no Zeek: extension columns, labels that people added, probes and fingerprint dumps. */
const foreign: readonly RegExp[] = [
  /^_/,
  /^(detailed)?label$/,
  /^i_dont_exist$/,
  // `ssl-log-ext` and `dump-events` write the raw handshake; such columns are kept under their own names.
  /^(client|server)_(record_)?(version|random|cipher_suites|ciphers|dh_\w+|ecdh_point|rsa_pms|signature\w*|cert_sha1|curves|supported_version\w*|key_share_groups?|comp_methods)$/,
  /^(ssl_(client|server)_exts|ticket_lifetime_hint|dh_param_size|point_formats|orig_alpn|psk_key_exchange_modes|sigalgs|hashalgs|ech_\w+_id)$/,
]

/** Zeek's own tests write made-up logs under the name of ssh. */
const invented = /zeek-btest.*(ascii|logging|Files)/i

function* headers(path: string): Generator<{ file: string; log: string; fields: string[]; types: string[] }> {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const file = join(path, entry.name)
    if (entry.isDirectory()) yield* headers(file)
    else {
      const bytes = readFileSync(file)
      const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('latin1')
      const log = /^#path\t(\S+)$/m.exec(text)?.[1]
      const fields = [...text.matchAll(/^#fields\t(.*)$/gm)]
      const types = [...text.matchAll(/^#types\t(.*)$/gm)]
      for (const [i, match] of fields.entries()) {
        if (log) yield { file, log, fields: (match[1] ?? '').split('\t'), types: (types[i]?.[1] ?? '').split('\t') }
      }
    }
  }
}

describe.skipIf(!existsSync(folder))('real headers', () => {
  const schemas: Readonly<Record<string, LogSchema>> = logs
  const known = existsSync(folder) ? [...headers(folder)].filter(({ log, file }) => log in schemas && !invented.test(file)) : []

  it('has enough of them to mean something', () => {
    expect(known.length).toBeGreaterThan(100)
    expect(new Set(known.map(({ log }) => log)).size).toBeGreaterThan(15)
  })

  it('knows every field, by name or alias', () => {
    const unknown = known.flatMap(({ file, log, fields }) =>
      fields
        .filter((field) => !foreign.some((pattern) => pattern.test(field)) && !columnOf(schemas[log], field))
        .map((field) => `${log}.${field} in ${file}`),
    )
    expect(unknown).toEqual([])
  })

  it('gives each field the type that the header gives it', () => {
    const differ = known.flatMap(({ file, log, fields, types }) =>
      fields.flatMap((field, i) => {
        const column = columnOf(schemas[log], field)
        const type = column && schemas[log]?.fields[column]?.type
        return type && types[i] && type !== types[i] ? [`${log}.${field} is ${types[i]}, not ${type}, in ${file}`] : []
      }),
    )
    expect(differ).toEqual([])
  })
})

function columnOf(log: LogSchema | undefined, field: string): string | undefined {
  const name = columnName(field)
  return Object.entries(log?.fields ?? {}).find(([own, { aliases }]) => own === name || aliases?.includes(field))?.[0]
}
