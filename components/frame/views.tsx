'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { holds } from '../allow-list/entry'
import { useBaselineLinks } from '../baselines/use-baseline-links'
import { SavedViews } from '../saved/saved-views'
import { address } from '../url-state/address'
import { useScope } from '../url-state/scope'
import { whole } from '../value/number'
import { type Counts, useFrameData } from './frame-data'
import styles from './views.module.css'

export interface HuntLink {
  readonly id: string
  readonly title: string
}

export interface View {
  readonly path: string
  readonly title: string
  readonly group: 'Data' | 'Hunts' | ''
  readonly count?: number | null
}

/** Every view with its count in the present scope; null while it is counted or where a log lacks. */
function viewsOf(hunts: readonly HuntLink[], counts: Counts | null, allowed: number, decided: number): readonly View[] {
  const rows = counts ? Object.values(counts.logs).reduce((sum, n) => sum + n, 0) : null
  return [
    { path: '/', title: 'Start', group: 'Data' },
    { path: '/files', title: 'Files', group: 'Data', count: counts?.files ?? null },
    { path: '/logs', title: 'Logs', group: 'Data', count: rows },
    { path: '/names', title: 'Names', group: 'Data', count: counts?.names ?? null },
    ...hunts.map(({ id, title }) => ({
      path: `/hunts/${id}`,
      title,
      group: 'Hunts' as const,
      count: counts?.hunts[id]?.rows ?? null,
    })),
    { path: '/networks', title: 'Networks', group: '', count: counts?.networks ?? null },
    { path: '/allow-list', title: 'Allow-list', group: '', count: allowed },
    { path: '/decisions', title: 'Decisions', group: '', count: decided },
    { path: '/glossary', title: 'Glossary', group: '' },
    { path: '/settings', title: 'Settings', group: '' },
  ]
}

/** In their order; the last has no name. */
export const viewGroups = ['Data', 'Hunts', 'Baselines', 'Saved views', ''] as const

export function useViews(hunts: readonly HuntLink[]): { views: readonly View[]; present: View | undefined } {
  const path = usePathname()
  const { counts, allowList, exceptions, decided } = useFrameData()
  const views = viewsOf(hunts, counts.data, allowList.filter((entry) => holds(entry)).length + exceptions, decided)
  return { views, present: views.find((view) => (view.path === '/' ? path === '/' : `${path}/`.startsWith(`${view.path}/`))) }
}

export function Views({ hunts, className = '' }: { readonly hunts: readonly HuntLink[]; readonly className?: string | undefined }) {
  const [scope] = useScope()
  const { views, present } = useViews(hunts)
  const links = useBaselineLinks()
  const elsewhere = links.some(({ current }) => current)
  return (
    <nav className={`${styles.nav} ${className}`} aria-label="Views">
      {viewGroups.map((group) => (
        <div key={group} className={group ? styles.group : styles.foot}>
          {group === 'Saved views' ? (
            <SavedViews />
          ) : group === 'Baselines' ? (
            <BaselineViews links={links} />
          ) : (
            <>
              {group && <h2>{group}</h2>}
              <ul>
                {views
                  .filter((view) => view.group === group)
                  .map((view) => (
                    <li key={view.path}>
                      <Link
                        href={address(view.path, scope)}
                        aria-current={view === present && !elsewhere ? 'page' : undefined}
                        prefetch={false}
                      >
                        <span>{view.title}</span>
                        {view.count !== null && view.count !== undefined && <span>{view.count.toLocaleString('en')}</span>}
                      </Link>
                    </li>
                  ))}
              </ul>
            </>
          )}
        </div>
      ))}
    </nav>
  )
}

/** The baselines, and the comparison of the newest with its count. */
function BaselineViews({ links }: { readonly links: ReturnType<typeof useBaselineLinks> }) {
  return (
    <>
      <h2>Baselines</h2>
      <ul>
        {links.map(({ id, title, href, count, current }) => (
          <li key={id}>
            <Link href={href} aria-current={current ? 'page' : undefined} prefetch={false}>
              <span title={title}>{title}</span>
              {count !== null && <span>{whole(count)}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
