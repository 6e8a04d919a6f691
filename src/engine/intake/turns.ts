/** A transaction ends after this many milliseconds or items, so that queries and actions get their turn. */
export const TURN_MS = 30
export const TURN_ITEMS = 250
