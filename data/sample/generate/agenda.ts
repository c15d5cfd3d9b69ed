export interface Agenda {
  /** Does it when its time has come; things of the same time in the order in which they were put in. */
  at(time: number, act: (now: number) => void): void
  /** Everything, also what is put in meanwhile, in order of time. */
  run(): void
}

interface Entry {
  readonly time: number
  readonly order: number
  readonly act: (now: number) => void
}

const before = (a: Entry, b: Entry) => a.time < b.time || (a.time === b.time && a.order < b.order)

/** A binary heap: caches only count down rightly when they are asked in order of time. */
export function agenda(): Agenda {
  const heap: Entry[] = []
  let order = 0

  function swap(i: number, j: number): boolean {
    const [a, b] = [heap[i], heap[j]]
    if (!a || !b || !before(b, a)) return false
    heap[i] = b
    heap[j] = a
    return true
  }

  function take(): Entry | undefined {
    const first = heap[0]
    const last = heap.pop()
    if (heap.length > 0 && last) {
      heap[0] = last
      for (let i = 0; ; ) {
        const [left, right] = [heap[2 * i + 1], heap[2 * i + 2]]
        const child = left && right && before(right, left) ? 2 * i + 2 : 2 * i + 1
        if (!swap(i, child)) break
        i = child
      }
    }
    return first
  }

  return {
    at(time, act) {
      heap.push({ time: Math.floor(time), order: order++, act })
      for (let i = heap.length - 1; i > 0 && swap((i - 1) >> 1, i); ) i = (i - 1) >> 1
    },
    run() {
      for (let entry = take(); entry; entry = take()) entry.act(entry.time)
    },
  }
}
