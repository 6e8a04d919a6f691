/** What a signal found, in a few words; the quotation or the field stands beside it. */
const SIGNALS: Readonly<Record<string, string>> = {
  'agency-byline': 'Agency name in the byline',
  'agency-contributed': 'An agency contributed',
  'agency-dateline': 'Agency name in the dateline',
  'agency-last-line': 'Agency name in the last line',
  'author-sentences': 'The author’s own voice',
  'canonical-elsewhere': 'Its canonical link leads to another site',
  'kicker-sentences': 'The author’s own voice',
  'kicker-voice': 'A label starts another voice',
  'opinion-address': 'The address says so',
  'opinion-byline': 'Byline',
  'opinion-disclaimer': 'Disclaimer',
  'opinion-section': 'Section',
  'opinion-title': 'Label in the headline',
  'opinion-type': 'The page’s own type',
  'press-release': 'Press release',
  'reporting-editing-line': 'Reporting and editing line of an agency',
  'reprint-notice': 'Credit line',
  'source-field': 'Source named by the feed',
  'sponsored-label': 'Labelled as sponsored',
}

/** The words of a signal. One that is not known here is named as it is. */
export function signalWords(signal: string): string {
  const [name = signal] = signal.split(':', 1)
  return SIGNALS[name] ?? name.replaceAll('-', ' ')
}
