import type { Asked } from './feed-server.ts'

/** What a server has answered to one path, in the order of its requests. */
export type AnsweredWith = { etag?: string; lastModified?: string }

/** How polite a client has been, as a feed's server sees it. */
export type PollingScore = {
  requests: number
  /** The most requests without validators that one feed had, and how many feeds had more than one. */
  mostUnconditional: number
  moreThanOnce: number
  /** Requests whose validators are not byte for byte those of the answer before. */
  wrongValidators: number
  /** Requests sooner after the one before than the interval. */
  underInterval: number
  notModified: number
}

/**
 * Scores the requests for each feed, as Rachel Kroll's feed reader score does.
 * @param answered validators of each answer by feed, beside the requests
 * @param interval milliseconds that must lie between two requests for a feed
 */
export function scorePolling(
  requests: ReadonlyMap<string, readonly Asked[]>,
  answered: ReadonlyMap<string, readonly AnsweredWith[]>,
  interval: (feed: string) => number,
): PollingScore {
  const score: PollingScore = {
    requests: 0,
    mostUnconditional: 0,
    moreThanOnce: 0,
    wrongValidators: 0,
    underInterval: 0,
    notModified: 0,
  }
  for (const [feed, asked] of requests) {
    const answers = answered.get(feed) ?? []
    let unconditional = 0
    for (const [at, request] of asked.entries()) {
      score.requests++
      if (request.status === 304) score.notModified++
      const etag = request.headers['if-none-match']
      const since = request.headers['if-modified-since']
      if (etag === undefined && since === undefined) unconditional++
      const before = asked[at - 1]
      const last = answers[at - 1]
      const conditional = etag !== undefined || since !== undefined
      if (conditional && (etag !== last?.etag || since !== last?.lastModified)) score.wrongValidators++
      if (before && request.at - before.at < interval(feed)) score.underInterval++
    }
    score.mostUnconditional = Math.max(score.mostUnconditional, unconditional)
    if (unconditional > 1) score.moreThanOnce++
  }
  return score
}
