import type { Draft, ReadEvent } from '../../../items/draft.ts'

/** Which message of which mailbox something was said of. */
export type MailboxPlace = { mailbox: string; number: number; cut: boolean }

/** Where a message of a mailbox stands in it. Numbers, because not every message has an id and ids come twice. */
export function messageLocator(number: number): string {
  return `message ${number}`
}

/**
 * What a reader says of one message, as said of the mailbox: under a locator that is unique in it, with a warning
 * where the mailbox ends in the middle of the message. What ends a message alone is one refused piece.
 */
export function inMailbox<Read extends Draft>(
  event: ReadEvent<Read>,
  { mailbox, number, cut }: MailboxPlace,
): ReadEvent<Read> | null {
  const message = messageLocator(number)
  const within = (locator: string): string => (locator === '' ? message : `${message}/${locator}`)
  switch (event.kind) {
    case 'nested':
      return { kind: 'nested', nested: { ...event.nested, path: `${number}/${event.nested.path}` } }
    case 'refused':
      return { ...event, locator: within(event.locator) }
    case 'problem':
      return {
        kind: 'refused',
        locator: `${message}!`,
        headline: `Message ${number} of ${mailbox}`,
        problem: event.problem,
      }
    case 'draft': {
      const words = `${mailbox} ends in the middle of message ${number}, which was read as far as it goes.`
      const problems = cut
        ? [...event.draft.problems, { code: 'DAMAGED' as const, words }]
        : event.draft.problems
      return { kind: 'draft', draft: { ...event.draft, locator: within(event.draft.locator), problems } }
    }
    case 'format':
    case 'feed':
    case 'subscriptions':
      return null
  }
}
