import type { PrintedParagraph, PrintedText } from '../../contract/brief-words.ts'
import type { PrintedPiece } from '../../contract/provenance-words.ts'
import { openLink } from '../open-link.ts'
import styles from './Sheet.module.css'

/** Pieces of a printed line. Words from outside are kept apart, so that they cannot reorder ours. */
export function Pieces({ pieces }: { readonly pieces: readonly PrintedPiece[] }) {
  return pieces.map((piece, index) => {
    const text =
      piece.look === 'code' ? (
        <code key={index}>{piece.text}</code>
      ) : piece.look === 'foreign' ? (
        <bdi key={index}>{piece.text}</bdi>
      ) : (
        piece.text
      )
    return piece.link === null ? (
      text
    ) : (
      <Link key={index} url={piece.link}>
        {text}
      </Link>
    )
  })
}

/** A paragraph of a summary with its links and stresses. */
export function Paragraph({ paragraph }: { readonly paragraph: PrintedParagraph }) {
  return (
    <p dir={paragraph.direction} lang={paragraph.language ?? undefined}>
      {paragraph.runs.map((run, index) => {
        let text = <>{run.text}</>
        if (run.emphasis) text = <em>{text}</em>
        if (run.strong) text = <strong>{text}</strong>
        return run.link ? (
          <Link key={index} url={run.link}>
            {text}
          </Link>
        ) : (
          <span key={index}>{text}</span>
        )
      })}
    </p>
  )
}

/** A text with the way it runs and its language. */
export function Text({ text }: { readonly text: PrintedText }) {
  return (
    <span dir={text.direction} lang={text.language ?? undefined}>
      {text.text}
    </span>
  )
}

function Link({ url, children }: { readonly url: string; readonly children: React.ReactNode }) {
  return (
    <a
      className={styles.link}
      href={url}
      onClick={(event) => {
        event.preventDefault()
        openLink(url)
      }}
    >
      {children}
    </a>
  )
}
