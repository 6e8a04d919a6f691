/** The three forms of RFC 9110, 5.6.7; other texts are not dates of HTTP, whatever a parser may make of them. */
const FORMS = [
  /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/u,
  /^[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT$/u,
  /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/u,
]

/** A date of HTTP in milliseconds since 1970, or null. */
export function httpDate(text: string): number | null {
  if (!FORMS.some((form) => form.test(text))) return null
  // asctime names no zone and means GMT.
  const value = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`)
  return Number.isNaN(value) ? null : value
}
