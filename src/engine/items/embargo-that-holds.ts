/**
 * The time before which an item must not leave: what the desk set, and what the sender states unless the desk has
 * decided about that very statement. Of two that hold, the later one.
 * @param own set by the desk; UTC, ISO 8601, as all three
 * @param stated by the sender of the current version
 * @param decided the statement that stood when the desk last set or lifted an embargo
 */
export function embargoThatHolds(
  own: string | null,
  stated: string | null,
  decided: string | null,
): string | null {
  const open = stated === decided ? null : stated
  if (own === null || open === null) return own ?? open
  return own > open ? own : open
}
