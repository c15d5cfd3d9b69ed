import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { connection } from 'next/server'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { type ReactNode, Suspense } from 'react'
import { Frame } from '@/components/frame/frame'
import { themeScript } from '@/components/frame/theme-switch'
import { config } from '@/lib/config'
import { entities } from '@/lib/entities'
import { hunts } from '@/lib/hunts'
import './tokens.css'
import './globals.css'
import './print.css'

export const metadata: Metadata = {
  title: { default: 'Spoor', template: '%s · Spoor' },
  description: 'Hunting views over Zeek network logs.',
}

export default async function Layout({ children }: { readonly children: ReactNode }) {
  await connection()
  const leads = { entities: entities.map(({ kind, path, opens }) => ({ kind, path, opens })), links: config().links }
  const nonce = (await headers()).get('x-nonce') ?? undefined
  return (
    <html lang="en" data-theme="light" suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours that must run before the first paint */}
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: themeScript }} />
      </head>
      <body>
        <NuqsAdapter>
          <Suspense>
            <Frame hunts={hunts.map(({ id, title }) => ({ id, title }))} leads={leads}>
              {children}
            </Frame>
          </Suspense>
        </NuqsAdapter>
      </body>
    </html>
  )
}
