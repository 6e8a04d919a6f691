import { Refusal } from '../../contract/errors.ts'
import type { SourceGiven, Subscribed } from '../../contract/sources.ts'
import type { ReadEvent, Subscription } from '../items/draft.ts'
import { countOf } from '../store/action.ts'
import { prepared } from '../store/prepared.ts'
import { feedAddress } from './feed-address.ts'
import type { SourcesDesk } from './sources-desk.ts'

/** Takes the action `source.add`; what an engine hands in, for actions are composed there. */
export type AddSources = (sources: SourceGiven[]) => { event: number; made: Record<string, string> }

/** The most that one action adds. */
const MOST = 2000

/**
 * Follows the subscriptions of a list that are not followed yet, by one action that takes them all back when undone.
 * @param outlines as the list's reader gives them
 */
export function subscribe(
  desk: Pick<SourcesDesk, 'store'>,
  outlines: readonly Subscription[],
  add: AddSources,
): Subscribed {
  const known = prepared<[string], { id: string }>(desk.store.db, 'SELECT id FROM source WHERE address = ?')
  const adding = new Map<string, SourceGiven>()
  const alreadyHere: string[] = []
  const refused: Subscribed['refused'] = []
  for (const outline of outlines) {
    try {
      const address = feedAddress(outline.url)
      if (known.get(address) || adding.has(address)) alreadyHere.push(address)
      else if (adding.size === MOST)
        refused.push({ address, words: `More than ${MOST} at once are not added. Add the list again.` })
      else
        adding.set(address, {
          address,
          title: outline.title?.trim().slice(0, 300) ?? null,
          site: outline.siteUrl,
          group: outline.group?.trim().slice(0, 300) ?? null,
        })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push({ address: outline.url, words: error.message })
    }
  }
  const { event, made } = adding.size === 0 ? { event: null, made: {} } : add([...adding.values()])
  const added = Object.entries(made).map(([address, id]) => ({
    id,
    address,
    credited: adding.get(address)?.title ?? address,
  }))
  return {
    added,
    alreadyHere,
    refused,
    event,
    words: subscribedWords(added.length, alreadyHere.length, refused.length),
  }
}

/** Reads a list of subscriptions where all copy of strangers is read. @throws Refusal where it is none */
export async function readSubscriptions(
  desk: Pick<SourcesDesk, 'pool'>,
  opml: string,
): Promise<Subscription[]> {
  const events: ReadEvent[] = []
  await desk.pool.read(
    Buffer.from(opml),
    { name: 'subscriptions.opml', mediaType: 'text/x-opml', url: null, modified: null },
    { onEvents: async (batch) => void events.push(...batch) },
  )
  const outlines = events.flatMap((event) => (event.kind === 'subscriptions' ? event.outlines : []))
  const problem = events.find((event) => event.kind === 'problem')
  if (outlines.length === 0) {
    throw problem?.kind === 'problem'
      ? new Refusal(problem.problem.code, problem.problem.words)
      : new Refusal('NOT_A_FEED', 'This is no list of subscriptions (OPML), or there is none in it.')
  }
  return outlines
}

function subscribedWords(added: number, here: number, refused: number): string {
  const parts = [added === 0 ? 'No source was added' : `${countOf(added, 'source')} added`]
  if (here > 0) parts.push(`${here} followed already`)
  if (refused > 0) parts.push(`${refused} refused`)
  return `${parts.join(', ')}.`
}
