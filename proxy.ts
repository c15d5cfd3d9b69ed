import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'
import { refusal } from '@/lib/http/access'

// Routes under /api/ check access themselves: a body that passes through here is cut at 10 MB without a word.
export const config = { matcher: '/((?!api/|_next/static/).*)' }

const development = process.env.NODE_ENV === 'development'

const fixed = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
}

function policy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    // The virtualised table and the charts place their elements by style attributes.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Refuses foreign hosts and pages, and gives every page its security headers. */
export function proxy(request: NextRequest): NextResponse {
  const refused = refusal(request, process.env.HOST || '127.0.0.1')
  if (refused !== null)
    return new NextResponse(`${refused}\n`, { status: 403, headers: { ...fixed, 'content-type': 'text/plain; charset=utf-8' } })
  const nonce = randomBytes(16).toString('base64')
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy(nonce))
  const response = NextResponse.next({ request: { headers } })
  for (const [name, value] of Object.entries({ ...fixed, 'content-security-policy': policy(nonce) })) response.headers.set(name, value)
  return response
}
