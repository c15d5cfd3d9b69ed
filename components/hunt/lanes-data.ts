/** One mark of a lanes chart: at a time, in a lane, a value that is new or was seen before, and how long it lasts. */
export interface Mark {
  /** Milliseconds since 1970. */
  readonly at: number
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

/** The points of a `lanes` chart: `at` (ISO 8601), `lane`, `value`, `fresh`, `lasts` (seconds). Points without a time are left out. */
export function readLanes(points: readonly Readonly<Record<string, unknown>>[]): readonly Mark[] {
  return points.flatMap(({ at, lane, value, fresh, lasts }) => {
    const time = Date.parse(String(at))
    if (Number.isNaN(time)) return []
    return [
      {
        at: time,
        lane: String(lane ?? '–'),
        value: String(value ?? '–'),
        fresh: fresh === true,
        lasts: typeof lasts === 'number' ? lasts : null,
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

/** The moments of the marks: whether any brought something new, and the shortest time that one lasts. */
export function momentsOf(marks: readonly Mark[]): readonly { at: number; fresh: boolean; lasts: number | null }[] {
  return [...grouped(marks, (mark) => mark.at)]
    .sort(([a], [b]) => a - b)
    .map(([at, of]) => {
      const lasting = of.flatMap((mark) => (mark.lasts === null ? [] : [mark.lasts]))
      return { at, fresh: of.some((mark) => mark.fresh), lasts: lasting.length > 0 ? Math.min(...lasting) : null }
    })
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
