import type { Overview } from '@/lib/overview/overview'
import type { OverviewLogs } from '@/lib/overview/overview-logs'

export type { OverviewLog } from '@/lib/overview/overview-logs'
export type { Silence as Range } from '@/lib/records/gaps'
export type { Overview }

export type Strip = NonNullable<OverviewLogs['strip']>
export type OverviewHunt = Overview['hunts'][number]
export type HuntName = Pick<OverviewHunt, 'id' | 'title'>
