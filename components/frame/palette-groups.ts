'use client'

import { useRouter } from 'next/navigation'
import type { Found, FoundGroup, FoundRow } from '@/lib/find/find'
import { useAllow } from '../allow-list/allow-provider'
import { useBaselineLinks } from '../baselines/use-baseline-links'
import type { IconName } from '../icon/icon'
import { useSavedViews } from '../saved/saved-views-data'
import { address } from '../url-state/address'
import { usePivot } from '../url-state/pivot'
import { useScope } from '../url-state/scope'
import { counted, whole } from '../value/number'
import { filtersFor, namedIn } from './find-text'
import { type HuntLink, useViews } from './views'

export interface Choice {
  readonly id: string
  readonly icon: IconName
  readonly label: string
  /** How the label is drawn: as words, or as a machine wrote it, names with their registrable part whole. */
  readonly as: 'words' | 'machine' | 'name'
  /** Beside the label, quieter. */
  readonly beside: string
  /** At the right: counts. */
  readonly note: string
  readonly run: () => void
}

interface Group {
  readonly title: string
  readonly choices: readonly Choice[]
}

const kinds: Readonly<Record<FoundGroup['kind'], { readonly title: string; readonly icon: IconName; readonly records: string }>> = {
  addresses: { title: 'Addresses', icon: 'page', records: 'connection' },
  names: { title: 'Names', icon: 'search', records: 'record' },
  certificates: { title: 'Certificates and serials', icon: 'book', records: 'connection' },
  records: { title: 'Records', icon: 'records', records: 'record' },
}

function groupTitle({ kind, total, rows }: FoundGroup): string {
  const { title } = kinds[kind]
  return kind === 'records' ? title : `${title} · ${rows.length < total ? `${rows.length} of ${whole(total)}, rare ones first` : total}`
}

/** What was found in the data, in the fixed order of kinds, then pages and commands. */
export function useGroups(text: string, hunts: readonly HuntLink[], found: Found | null): readonly Group[] {
  const [scope, setScope] = useScope()
  const { views } = useViews(hunts)
  const { views: saved } = useSavedViews()
  const links = useBaselineLinks()
  const router = useRouter()
  const pivot = usePivot()
  const typed = text.trim().toLowerCase()
  const allow = useAllow()
  const named = namedIn(text.trim())
  const leads = ({ path, label, filter }: FoundRow) =>
    path === null ? pivot(`/logs/${label}`, { from: null, to: null, filter }) : pivot(path)
  const groups = (found?.groups ?? []).map((group) => ({
    title: groupTitle(group),
    choices: group.rows.map((row): Choice => {
      const records = counted(row.records, kinds[group.kind].records)
      return {
        id: `${group.kind} ${row.path ?? row.label} ${row.note}`,
        icon: kinds[group.kind].icon,
        label: row.label,
        as: group.kind === 'names' ? 'name' : 'machine',
        beside: row.note,
        note: row.hosts === null ? records : `${counted(row.hosts, 'host')} · ${records}`,
        run: () => router.push(leads(row)),
      }
    }),
  }))
  const commands: readonly Choice[] = [
    ...filtersFor(text.trim()).filters.map(({ text: filter, note }) => ({
      id: filter,
      icon: 'only' as const,
      label: filter,
      as: 'machine' as const,
      beside: '',
      note,
      run: () => setScope({ filter: [...scope.filter, filter] }),
    })),
    ...(named === null
      ? []
      : [
          {
            id: `allow ${named.value}`,
            icon: 'check' as const,
            label: `Allow-list ${named.value}…`,
            as: 'words' as const,
            beside: '',
            note: 'hide what is expected',
            run: () => allow(named),
          },
        ]),
    ...views
      .filter((view) => view.title.toLowerCase().includes(typed))
      .map((view) => ({
        id: view.path,
        icon: 'right' as const,
        label: view.title,
        as: 'words' as const,
        beside: '',
        note: view.count === null || view.count === undefined ? 'view' : `view · ${whole(view.count)}`,
        run: () => router.push(address(view.path, scope)),
      })),
    ...links
      .filter(({ title }) => title.toLowerCase().includes(typed))
      .map(({ id, title, href, count }) => ({
        id: `baseline ${id}`,
        icon: 'right' as const,
        label: title,
        as: 'words' as const,
        beside: '',
        note: id === 'all' || id === 'reviews' ? 'view' : count === null ? 'baseline' : `comparison · ${whole(count)}`,
        run: () => router.push(href),
      })),
    ...saved
      .filter(({ name }) => name.toLowerCase().includes(typed))
      .map(({ id, name, path }) => ({
        id,
        icon: 'right' as const,
        label: name,
        as: 'words' as const,
        beside: '',
        note: 'saved view',
        run: () => router.push(path),
      })),
  ]
  return [...groups, ...(commands.length > 0 ? [{ title: 'Pages and commands', choices: commands }] : [])]
}
