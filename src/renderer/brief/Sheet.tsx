import { memo, useId } from 'react'
import { Clock } from 'lucide-react'
import type { PrintedBrief, PrintedEntry, PrintedProvenance } from '../../contract/brief-words.ts'
import { Icon } from '../ui/Icon.tsx'
import { Paragraph, Pieces, Text } from './SheetPieces.tsx'
import styles from './Sheet.module.css'

/** A brief as it is printed, on one continuous sheet. It says what the exports say, word for word. */
export const Sheet = memo(function Sheet({ printed }: { readonly printed: PrintedBrief }) {
  const id = useId()
  const entries = printed.sections.flatMap((section) => section.entries)
  return (
    <article
      className={styles.sheet}
      lang={printed.language}
      dir={printed.direction}
      aria-label={printed.title.text}
    >
      <p className={styles.head}>
        <span>{printed.head}</span>
        <span>{printed.stamp}</span>
      </p>
      {printed.embargo !== null && (
        <p className={styles.embargo}>
          <Icon of={Clock} size={13} weight={2} />
          {printed.embargo}
        </p>
      )}
      <h1>
        <Text text={printed.title} />
      </h1>
      <p className={styles.line}>{printed.line}</p>
      {printed.note.map((text, index) => (
        <p key={index} className={styles.note}>
          <Text text={text} />
        </p>
      ))}
      {entries.length > 0 && (
        <nav className={styles.contents} aria-label={printed.contentsTitle}>
          <ol>
            {entries.map((entry) => (
              <li key={entry.number}>
                <button
                  type="button"
                  onClick={() =>
                    document.getElementById(`${id}-${entry.number}`)?.scrollIntoView({ block: 'start' })
                  }
                >
                  <span className={styles.number}>{entry.number}</span>
                  <Text text={entry.headline} />
                </button>
              </li>
            ))}
          </ol>
        </nav>
      )}
      {printed.sections.map((section, index) => (
        <section key={index} className={styles.section}>
          <h2>
            <Text text={section.title} />
          </h2>
          {section.entries.map((entry) => (
            <Entry key={entry.number} id={`${id}-${entry.number}`} entry={entry} printed={printed} />
          ))}
        </section>
      ))}
      {entries.length > 0 && (
        <section className={styles.section}>
          <h2>{printed.appendix.title}</h2>
          <p className={styles.introduction}>{printed.appendix.introduction}</p>
          {printed.appendix.entries.map((entry) => (
            <Provenance key={entry.number} entry={entry} />
          ))}
        </section>
      )}
    </article>
  )
})

function Entry({
  id,
  entry,
  printed,
}: {
  readonly id: string
  readonly entry: PrintedEntry
  readonly printed: PrintedBrief
}) {
  return (
    <section id={id} className={styles.entry}>
      <h3>
        {entry.number}. <Text text={entry.headline} />
      </h3>
      <p className={styles.meta}>
        <Pieces pieces={entry.meta} />
        {printed.pointer.before}
        {entry.mark}
        {printed.pointer.after}
      </p>
      {entry.summary.map((paragraph, index) => (
        <Paragraph key={index} paragraph={paragraph} />
      ))}
      {entry.note.map((text, index) => (
        <p key={index} className={styles.note}>
          {index === 0 && <b>{printed.noteLabel}: </b>}
          <Text text={text} />
        </p>
      ))}
    </section>
  )
}

function Provenance({ entry }: { readonly entry: PrintedProvenance }) {
  return (
    <section className={styles.provenance}>
      <h3>
        {entry.mark} <Text text={entry.headline} />
      </h3>
      <dl>
        {entry.rows.map((row, index) => (
          <div key={index}>
            <dt>{row.label}</dt>
            <dd>
              {row.lines.map((line, lineIndex) => (
                <div key={lineIndex}>
                  {row.ordered && row.lines.length > 1 && `${lineIndex + 1}. `}
                  <Pieces pieces={line.pieces} />
                  {line.beneath.length > 0 && (
                    <ul>
                      {line.beneath.map((pieces, beneathIndex) => (
                        <li key={beneathIndex}>
                          <Pieces pieces={pieces} />
                        </li>
                      ))}
                    </ul>
                  )}
                </div>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
