import type { Network } from './network'
import { random } from './random'
import type { Connection } from './sensor'

export interface Request {
  readonly host: string
  readonly uri: string
  readonly agent: string | null
  readonly method?: 'GET' | 'POST' | 'HEAD'
  readonly status?: number
  readonly sent?: number
  readonly received?: number
  /** Type of what came back; none where nothing did. */
  readonly mime?: string
  readonly filename?: string
}

const messages: Readonly<Record<number, string>> = {
  200: 'OK',
  204: 'No Content',
  206: 'Partial Content',
  301: 'Moved Permanently',
  304: 'Not Modified',
  403: 'Forbidden',
  404: 'Not Found',
}

/** One request with its answer and, where a body came back, its file. `depth` counts the requests of a connection from 1. */
export function request(net: Network, ts: number, connection: Connection, depth: number, asked: Request): void {
  const { sensor } = net
  const { host, uri, agent, method = 'GET', status = 200, sent = 0, received = 0, mime } = asked
  const file = mime !== undefined && received > 0 ? sensor.fuid() : null
  sensor.log('http', {
    ts,
    ...connection,
    trans_depth: depth,
    method,
    host,
    uri,
    version: '1.1',
    user_agent: agent,
    request_body_len: sent,
    response_body_len: received,
    status_code: status,
    status_msg: messages[status] ?? 'OK',
    tags: [],
    resp_fuids: file ? [file] : null,
    resp_mime_types: file && mime ? [mime] : null,
  })
  if (file && mime)
    logFile(net, ts + 900, connection, {
      fuid: file,
      source: 'HTTP',
      depth,
      mime,
      bytes: received,
      content: `${host}${uri}`,
      filename: asked.filename ?? null,
    })
}

export interface SeenFile {
  readonly fuid: string
  readonly source: 'HTTP' | 'SSL' | 'FTP_DATA'
  readonly depth: number
  readonly mime: string
  readonly bytes: number
  /** The same content has the same digests. */
  readonly content: string
  readonly filename: string | null
  readonly fromOriginator?: boolean
}

export function logFile(
  net: Network,
  ts: number,
  connection: Connection,
  { fuid, source, depth, mime, bytes, content, filename, fromOriginator = false }: SeenFile,
): void {
  const { sensor } = net
  const digest = random(`content ${content} ${bytes}`)
  const isCertificate = source === 'SSL'
  sensor.log('files', {
    ts,
    fuid,
    ...connection,
    source,
    depth: isCertificate ? 0 : depth,
    analyzers: isCertificate ? ['X509', 'SHA256', 'SHA1', 'MD5'] : ['SHA1', 'MD5'],
    mime_type: mime,
    filename,
    duration: Math.round(bytes * 0.08),
    local_orig: fromOriginator,
    is_orig: fromOriginator,
    seen_bytes: bytes,
    total_bytes: isCertificate ? null : bytes,
    missing_bytes: 0,
    overflow_bytes: 0,
    timedout: false,
    md5: digest.hex(32),
    sha1: digest.hex(40),
  })
}
