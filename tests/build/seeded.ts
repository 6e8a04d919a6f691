/** Random numbers that can be had again from their seed (mulberry32), so that a failure can be repeated. */
export type Seeded = {
  /** 0 to 1, 1 not reached. */
  next: () => number
  /** A whole number from 0, `below` not reached. */
  below: (below: number) => number
  /** One of a list. */
  pick: <Each>(list: readonly Each[]) => Each
}

export function seeded(seed: number): Seeded {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    next,
    below,
    pick(list) {
      const picked = list[below(list.length)]
      if (picked === undefined) throw new RangeError('There is nothing to pick from.')
      return picked
    },
  }
}
