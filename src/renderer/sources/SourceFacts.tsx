import type { ReactNode } from 'react'
import type { Source } from '../../contract/sources.ts'
import { openLink } from '../open-link.ts'
import { age, exactTime, fileSize, formatNumber, fullTime, plural, withLocalTimes } from '../words.ts'
import styles from './SourceFacts.module.css'

/** How a source fares, in figures and words. */
export function SourceFacts({ source, now }: { readonly source: Source; readonly now: Date }) {
  return (
    <dl className={styles.facts}>
      <Fact name="Address">
        <Address url={source.address} />
        {source.movedTo && (
          <small>
            moved for good to <Address url={source.movedTo} />, which is polled
          </small>
        )}
      </Fact>
      {source.home && (
        <Fact name="Home page">
          <Address url={source.home} />
        </Fact>
      )}
      <Fact name="Next poll">
        {source.nextPollAt ? <Time at={source.nextPollAt} /> : 'none'}
        {source.nextPollWhy && <small>{withLocalTimes(source.nextPollWhy)}</small>}
      </Fact>
      <Fact name="Last success">
        {source.lastSuccessAt ? <Ago at={source.lastSuccessAt} now={now} /> : 'none yet'}
        {source.status !== null && <small>HTTP {source.status}</small>}
        {source.bytes !== null && <small>{fileSize(source.bytes)}</small>}
      </Fact>
      <Fact name="Last copy">
        {source.lastChangeAt ? <Ago at={source.lastChangeAt} now={now} /> : 'none yet'}
      </Fact>
      <Fact name="Copy">
        {plural(source.items, 'item')}
        {source.itemsWeek !== null && (
          <small>{formatNumber(Math.round(source.itemsWeek * 10) / 10)} a week</small>
        )}
      </Fact>
      <Fact name="Polls">
        {formatNumber(source.polls)}
        {source.unchangedShare !== null && (
          <small>{Math.round(source.unchangedShare * 100)}% answered “not modified” (304)</small>
        )}
      </Fact>
      {source.note && <Fact name="Note">{withLocalTimes(source.note)}</Fact>}
    </dl>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Time({ at }: { readonly at: string }) {
  return (
    <time dateTime={at} title={exactTime(at)}>
      {fullTime(at)}
    </time>
  )
}

function Ago({ at, now }: { readonly at: string; readonly now: Date }) {
  const since = age(at, now)
  return (
    <time dateTime={at} title={exactTime(at)}>
      {/ (?:min|h)$/.test(since) ? `${since} ago` : since}
    </time>
  )
}

function Address({ url }: { readonly url: string }) {
  return (
    <a
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      onClick={(event) => {
        event.preventDefault()
        openLink(url)
      }}
    >
      {url}
    </a>
  )
}
