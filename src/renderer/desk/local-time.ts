/** Between instants and what `<input type="datetime-local">` shows, in the zone of this computer. */

/** `2026-11-24T18:00` for an instant. */
export function toLocalInput(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`
}

/** The instant of a local time; null while it is not complete. */
export function fromLocalInput(value: string): string | null {
  const at = new Date(value)
  return value === '' || Number.isNaN(at.getTime()) ? null : at.toISOString()
}

/** The zone of this computer with its offset now: `Europe/Zurich, GMT+1`. */
export function zoneWords(at: Date): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const name = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'shortOffset' })
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName')?.value
  return name ? `${timeZone}, ${name}` : timeZone
}
