import { z } from 'zod'
import { itemKinds, type KindId } from '../../baselines/items/kinds'
import { choice, flag, integer, number, text } from '../../params'

const ids = itemKinds.map(({ id }) => id)
const [first = 'edges', ...rest] = ids

export const params = z.strictObject({
  baseline: text({ label: 'Baseline', help: 'Id of the baseline to compare with; the newest one unless given.' }),
  kind: choice<KindId>('edges', [first, ...rest], {
    label: 'What',
    help: 'Edges are who talked to whom on which port; services what own hosts offer; names registrable domains that were asked for; user agents without versions; certificates that servers showed; resolvers that were asked; attempts own hosts whose connections nobody answered.',
  }),
  z: number(3.5, {
    min: 1,
    max: 100,
    label: 'Robust z above',
    help: 'Distance of the window’s median day from the baseline’s, in units of its deviation, beyond which a volume has changed. 3.5 is what Iglewicz and Hoaglin (1993) recommend.',
  }),
  ratio: number(1.5, {
    min: 1,
    max: 100,
    label: 'Volume by factor',
    help: 'A volume has changed only where its median day is larger or smaller by this factor, too.',
  }),
  bytes: number(1e6, {
    min: 0,
    max: 1e15,
    unit: 'B',
    label: 'Least bytes a day',
    help: 'A change in bytes counts only where it is larger than this on the median day.',
  }),
  hours: number(0.3, {
    min: 0.01,
    max: 1,
    label: 'Hours diverge above',
    help: 'Jensen–Shannon divergence (base 2, 0–1) of the hours of the day at which an item was seen, less what chance alone makes of so few sightings.',
  }),
  observations: integer(5, {
    min: 2,
    max: 365,
    unit: 'days',
    label: 'Least observations',
    help: 'With fewer days of one kind, weekdays or weekend, in the baseline nothing is said of volumes on such days; with fewer days on which an item was seen on either side, nothing of its hours.',
  }),
  mix: number(0.1, {
    min: 0.001,
    max: 1,
    label: 'Mix diverges above',
    help: 'Jensen–Shannon divergence (base 2, 0–1) of the mix of ports and services beyond which it counts as changed.',
  }),
  few_hosts: integer(3, {
    min: 1,
    max: 10_000,
    unit: 'hosts',
    label: 'Few hosts up to',
    help: 'A new item that so few hosts have to do with earns points: what everybody uses is seldom an attacker’s.',
  }),
  same: flag(false, { label: 'Same', help: 'List also what is as it was.' }),
  unsure: flag(false, {
    label: 'Not comparable',
    help: 'List also what is new because the baseline had no such log, and what is missing because it had other filters or this window has no such log.',
  }),
})

export type Params = z.output<typeof params>
