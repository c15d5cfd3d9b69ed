import { expect } from 'vitest'
import type { HuntRow } from '../../lib/asking/row'
import { certificateMismatch } from '../../lib/hunts/certificate-mismatch'
import { type Ok, run } from '../../lib/run'
import type { Store } from '../../lib/store/store'
import { type FixtureRow, storeWith } from '../lib/store-fixture'

export const start = Date.parse('2026-01-05T00:00:00Z') / 1000
const time = (iso: string) => Date.parse(iso) / 1000
export const days = (n: number) => n * 86_400

/** A TLS 1.2 connection of 10.0.0.9 with 203.0.113.5 that names www.example.com and shows the certificate `leaf`; `at` seconds after the start. */
export function handshake({ at = 0, leaf = 'aa', ...more }: { at?: number; leaf?: string | null } & FixtureRow = {}): FixtureRow {
  return {
    ts: start + at,
    uid: `C${at}`,
    id_orig_h: '10.0.0.9',
    id_orig_p: 40000,
    id_resp_h: '203.0.113.5',
    id_resp_p: 443,
    version: 'TLSv12',
    server_name: 'www.example.com',
    resumed: false,
    established: true,
    cert_chain_fps: leaf === null ? null : [leaf, 'ca'],
    ...more,
  }
}

/** A certificate that fits: for www.example.com, of an authority, for 90 days from December on. */
export function certificate(more: FixtureRow = {}): FixtureRow {
  return {
    ts: start,
    fingerprint: 'aa',
    certificate_serial: '03A1B2C3D4E5F60718',
    certificate_subject: 'CN=www.example.com',
    certificate_issuer: 'CN=Issuing 1,O=Example Trust,C=XX',
    certificate_not_valid_before: time('2025-12-01T00:00:00Z'),
    certificate_not_valid_after: time('2026-02-28T23:59:59Z'),
    certificate_sig_alg: 'sha256WithRSAEncryption',
    certificate_key_type: 'rsa',
    certificate_key_length: 2048,
    san_dns: ['www.example.com'],
    ...more,
  }
}

/** 10.0.0.9 asks for a name and is given the answers; `at` seconds after the start. */
export function lookup(
  query: string,
  answers: readonly string[],
  { at = -10, ttl = 60, ...more }: { at?: number; ttl?: number } & FixtureRow = {},
): FixtureRow {
  return {
    ts: start + at,
    id_orig_h: '10.0.0.9',
    id_resp_h: '10.0.0.53',
    id_resp_p: 53,
    query,
    qtype: 1,
    answers,
    ttls: answers.map(() => ttl),
    ...more,
  }
}

export interface Content {
  readonly ssl?: readonly FixtureRow[]
  readonly x509?: readonly FixtureRow[]
  readonly dns?: readonly FixtureRow[]
  readonly http?: readonly FixtureRow[]
  readonly files?: readonly FixtureRow[]
}

/** The hunt's whole answer over a store. */
export async function answered(store: Store, search = ''): Promise<Ok> {
  const result = await run(store, certificateMismatch, new URLSearchParams(search))
  if (result.status !== 'ok') throw new Error(JSON.stringify(result))
  return result
}

/** What the hunt answers over these logs, those that fit too; one handshake and its certificate unless given. */
export async function asked({ ssl = [handshake()], x509 = [certificate()], ...more }: Content, search = 'fitting=true'): Promise<Ok> {
  return answered(await storeWith({ ssl, x509, ...more }), search)
}

export const rows = async (content: Content, search?: string) => (await asked(content, search)).rows

/** The only row, or the first. */
export async function row(content: Content, search?: string): Promise<HuntRow> {
  const [first] = (await asked(content, search)).rows
  if (!first) throw new Error('nothing is listed')
  return first
}

/** What a signal says of a row: its points, null where it could not be assessed. */
export function points(of: HuntRow, code: string): number | null {
  if (of.unassessed.includes(code)) return null
  return of.reasons.find((reason) => reason.code === code)?.points ?? 0
}

export const explained = (of: HuntRow): readonly string[] => of.explained.map(({ code }) => code)

/** One pair per case: a name of its own, and a certificate that holds for it. */
export type Cases = Readonly<Record<string, FixtureRow>>

export async function judged(cases: Cases, connections: Cases = {}, search?: string): Promise<(name: string) => HuntRow> {
  const all = Object.entries(cases).map(([name, x509]) => ({
    ssl: handshake({ server_name: `${name}.example`, leaf: name, ...connections[name] }),
    x509: certificate({ fingerprint: name, certificate_serial: name, san_dns: [`${name}.example`], ...x509 }),
  }))
  const found = await rows({ ssl: all.map(({ ssl }) => ssl), x509: all.map(({ x509 }) => x509) }, search)
  return (name) => found.find((one) => one.certificate === name) ?? expect.fail(`${name} is not listed`)
}
