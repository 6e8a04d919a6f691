import { StickyNote } from 'lucide-react'
import type { ItemShown, ProvenanceLink } from '../../contract/items.ts'
import { ask } from '../asks.ts'
import { openLink } from '../open-link.ts'
import { hrefOf } from '../place.ts'
import { Icon } from '../ui/Icon.tsx'
import { fullTime, formatNumber } from '../words.ts'
import styles from './ArticleFoot.module.css'

const ROLES: Readonly<Record<ProvenanceLink['role'], string>> = {
  receivedFrom: 'Received from',
  publishedBy: 'Published by',
  originatedBy: 'Originated by',
  author: 'Author',
  cites: 'Cites',
  rights: 'Rights',
  takedown: 'Takedown',
}

/** Beneath the text: the note, where each thing known about the item comes from, and its versions. */
export function ArticleFoot({ shown }: { readonly shown: ItemShown }) {
  return (
    <footer className={styles.foot}>
      {shown.note && (
        <section className={styles.note} aria-label="Note">
          <Icon of={StickyNote} size={14} />
          <p dir="auto">{shown.note}</p>
          <button type="button" onClick={() => ask({ kind: 'note', items: [shown.id] })}>
            Edit
          </button>
        </section>
      )}
      <details className={styles.details} open={shown.provenance.length > 3}>
        <summary>Where it came from</summary>
        <dl>
          {shown.provenance.map((link, index) => (
            <div key={index}>
              <dt>{ROLES[link.role]}</dt>
              <dd>
                <span dir="auto">{link.name}</span>
                {link.url && (
                  <a
                    href={link.url}
                    target="_blank"
                    rel="noopener noreferrer"
                    onClick={(event) => {
                      event.preventDefault()
                      if (link.url) openLink(link.url)
                    }}
                  >
                    {link.url}
                  </a>
                )}
                <small dir="auto">{link.words}</small>
              </dd>
            </div>
          ))}
          <div>
            <dt>Came in</dt>
            <dd>{fullTime(shown.arrivedAt)}</dd>
          </div>
          <div>
            <dt>Original</dt>
            <dd>
              <button type="button" onClick={() => ask({ kind: 'original', item: shown.id })}>
                {shown.original.name}
              </button>
              <small>SHA-256 {shown.original.sha256}</small>
            </dd>
          </div>
        </dl>
      </details>
      {shown.versions.length > 1 && (
        <details className={styles.details} open>
          <summary>{shown.versions.length} versions</summary>
          <ol>
            {shown.versions.map((version) => (
              <li key={version.id}>
                <b>{version.number}</b>
                <span dir="auto">{version.headline}</span>
                <span>
                  {fullTime(version.readAt)}, {formatNumber(version.wordCount)} words
                  {versionFacts(version)}
                </span>
              </li>
            ))}
          </ol>
        </details>
      )}
      <a className={styles.history} href={hrefOf({ screen: 'history', item: shown.id, actor: null })}>
        History of this item
      </a>
    </footer>
  )
}

function versionFacts({ current, reread, revision, wireStatus }: ItemShown['versions'][number]): string {
  return [
    revision === null ? '' : `revision ${revision}`,
    wireStatus === null || wireStatus === 'usable' ? '' : wireStatus,
    reread ? 'read again by a newer reader' : '',
    current ? 'shown here' : '',
  ]
    .filter((each) => each !== '')
    .map((each) => `, ${each}`)
    .join('')
}
