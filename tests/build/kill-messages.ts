/** What the engine under test has acknowledged, one JSON line each, written only after the answer was there. */
export type Acknowledged =
  | { kind: 'ready' }
  | { kind: 'started'; import: string }
  /** An action's event, and what it did to an item that the check can look for. */
  | { kind: 'acted'; event: number; words: string }
  /** Files with an outcome, and how many items, as a second connection reads them. */
  | { kind: 'landed'; files: string[]; items: number }
  | { kind: 'finished'; import: string }
