/** One mark of a lanes chart: in a lane, at a time, one value or the sum of several, how many of them are new, and how long they last. */
export interface Mark {
  /** Milliseconds since 1970; of a sum the middle of its time. */
  readonly at: number
  /** Marks of one moment belong together: the addresses of one filling. */
  readonly moment: string
  readonly lane: string
  /** What it stands for, in words. */
  readonly value: string
  /** Values that were not seen before. */
  readonly fresh: number
  /** Seconds, the shortest; null where it has no length. */
  readonly lasts: number | null
}

export interface Lane {
  readonly name: string
  readonly values: number
  readonly marks: readonly Mark[]
}

type Points = readonly Readonly<Record<string, unknown>>[]

const numberOf = (value: unknown) => (value === null || value === undefined ? Number.NaN : Number(value))

/**
 * The points of a `lanes` chart: `at` (ISO 8601), `lane`, `address` or how many `addresses`, `fresh` (how many of them were not seen before), `ttl`
 * (seconds), `moment` (without it a moment is a time), `bin` (seconds that a summed point stands for). Points without a time are left out.
 */
export function readLanes(points: Points): readonly Mark[] {
  return points.flatMap(({ at, lane, address, addresses, fresh, ttl, moment, bin }) => {
    const time = Date.parse(String(at))
    if (Number.isNaN(time)) return []
    const seconds = numberOf(ttl)
    return [
      {
        at: time + (numberOf(bin) || 0) * 500,
        moment: String(moment ?? time),
        lane: String(lane ?? 'no network'),
        value: String(address ?? `${addresses ?? '–'} addresses`),
        fresh: numberOf(fresh) || 0,
        lasts: Number.isFinite(seconds) ? seconds : null,
      },
    ]
  })
}

/** Seconds that each summed point stands for; null where points are single values. */
export function binOf([first]: Points): number | null {
  return numberOf(first?.bin) || null
}

/** Lanes in order of their first mark, with their distinct values (each is new once); those beyond `most` are summed into one. */
export function lanesOf(marks: readonly Mark[], most: number): readonly Lane[] {
  const byName = grouped(
    [...marks].sort((a, b) => a.at - b.at),
    (mark) => mark.lane,
  )
  const lanes = [...byName].map(([name, inLane]) => laneOf(name, inLane))
  if (lanes.length <= most) return lanes
  const rest = lanes.slice(most - 1)
  return [
    ...lanes.slice(0, most - 1),
    laneOf(
      `${rest.length} more`,
      rest.flatMap((lane) => lane.marks),
    ),
  ]
}

const laneOf = (name: string, marks: readonly Mark[]): Lane => ({ name, marks, values: marks.reduce((sum, { fresh }) => sum + fresh, 0) })

export interface Moment {
  readonly id: string
  readonly at: number
  readonly fresh: boolean
  readonly lasts: number | null
}

/** The moments of the marks: whether any brought something new, and the shortest time that one lasts. */
export function momentsOf(marks: readonly Mark[]): readonly Moment[] {
  return [...grouped(marks, (mark) => mark.moment)]
    .map(([id, of]) => {
      const lasting = of.flatMap((mark) => (mark.lasts === null ? [] : [mark.lasts]))
      return {
        id,
        at: Math.min(...of.map((mark) => mark.at)),
        fresh: of.some((mark) => mark.fresh > 0),
        lasts: lasting.length > 0 ? Math.min(...lasting) : null,
      }
    })
    .sort((a, b) => a.at - b.at)
}

function grouped<Key>(marks: readonly Mark[], keyOf: (mark: Mark) => Key): Map<Key, Mark[]> {
  const groups = new Map<Key, Mark[]>()
  for (const mark of marks) {
    const group = groups.get(keyOf(mark))
    if (group) group.push(mark)
    else groups.set(keyOf(mark), [mark])
  }
  return groups
}
