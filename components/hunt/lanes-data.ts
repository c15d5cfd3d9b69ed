/** One mark of a lanes chart: at a time, in a lane, a value that is new or was seen before, and how long it lasts. */
export interface Mark {
  /** Milliseconds since 1970. */
  readonly at: number
  /** Marks of one moment belong together: the addresses of one filling. */
  readonly moment: string
  readonly lane: string
  readonly value: string
  readonly fresh: boolean
  /** Seconds; null where it has no length. */
  readonly lasts: number | null
}

export interface Lane {
  readonly name: string
  readonly values: number
  readonly marks: readonly Mark[]
}

/**
 * The points of a `lanes` chart: `at` (ISO 8601), `lane`, `address`, `fresh` (the address was not seen before), `ttl` (seconds),
 * `fill` (counts the moments; without it a moment is a time). Points without a time are left out.
 */
export function readLanes(points: readonly Readonly<Record<string, unknown>>[]): readonly Mark[] {
  return points.flatMap(({ at, lane, address, fresh, ttl, fill }) => {
    const time = Date.parse(String(at))
    if (Number.isNaN(time)) return []
    const seconds = ttl === null || ttl === undefined ? Number.NaN : Number(ttl)
    return [
      {
        at: time,
        moment: String(fill ?? time),
        lane: String(lane ?? 'no network'),
        value: String(address ?? '–'),
        fresh: fresh === true,
        lasts: Number.isFinite(seconds) ? seconds : null,
      },
    ]
  })
}

/** Lanes in order of their first mark; those beyond `most` are summed into one. */
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

const laneOf = (name: string, marks: readonly Mark[]): Lane => ({ name, marks, values: new Set(marks.map((mark) => mark.value)).size })

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
        fresh: of.some((mark) => mark.fresh),
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
