import { isIP } from 'node:net'

const loopback = ['localhost', '127.0.0.1', '::1']
const everywhere = ['0.0.0.0', '::']
// What a page of another site can send without asking first.
const simple = ['text/plain', 'multipart/form-data', 'application/x-www-form-urlencoded']

/** The name or address of `Host`, without port and brackets; null when it is none. */
function hostname(host: string | null): string | null {
  if (host === null || !/^[\w.:[\]-]+$/.test(host)) return null
  const url = `http://${host}`
  return URL.canParse(url) ? new URL(url).hostname.replace(/^\[(.*)\]$/, '$1') : null
}

/**
 * Whether a name is ours. A foreign name that resolves to this machine (DNS rebinding) is not; an address cannot be rebound,
 * so any address will do where the server listens on all of them.
 */
function ours(name: string, listening: string): boolean {
  return loopback.includes(name) || name === listening.toLowerCase() || (everywhere.includes(listening) && isIP(name) > 0)
}

/**
 * Why a request is refused, or null. `listening` is the HOST setting.
 * Pages may be reached by a link from elsewhere; data (`/api/`) only from our own pages or by hand.
 */
export function refusal(request: Request, listening: string): string | null {
  const { headers, method } = request
  const host = headers.get('host')
  const name = hostname(host)
  if (name === null || !ours(name, listening))
    return `Host ${host ?? '(none)'} is not this server's. Open it by the address that it printed, or set HOST.`
  const origin = headers.get('origin')
  if (origin !== null && (!URL.canParse(origin) || new URL(origin).host !== host?.toLowerCase()))
    return `A page of ${origin} may not use this server.`
  const site = headers.get('sec-fetch-site')
  const link = method === 'GET' && headers.get('sec-fetch-dest') === 'document' && !new URL(request.url).pathname.startsWith('/api/')
  if (site !== null && site !== 'same-origin' && site !== 'none' && !link) return 'A page of another site may not use this server.'
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (method !== 'GET' && method !== 'HEAD' && type !== undefined && simple.includes(type))
    return `Content type ${type} is not taken. Send application/json, or a file as application/octet-stream.`
  return null
}
