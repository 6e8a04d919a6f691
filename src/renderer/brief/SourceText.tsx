import { useQuery } from '@tanstack/react-query'
import { blockText } from '../../contract/block-text.ts'
import type { Block } from '../../contract/blocks.ts'
import { whenOf } from '../article/SameStory.tsx'
import { wordsOf } from '../client.ts'
import { queries } from '../queries.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { clockTime, exactTime, fullDay, plural } from '../words.ts'
import styles from './SourceText.module.css'

/** The item that the open entry stands for, to write beside. */
export function SourceText({ item }: { readonly item: string }) {
  const { data: shown, error } = useQuery(queries.item(item))
  if (error) return <EmptyState title="The source text is not here.">{wordsOf(error)}</EmptyState>
  if (!shown) return null
  const at = whenOf(shown)
  return (
    <article className={styles.source} lang={shown.language ?? undefined}>
      <h2 dir="auto">{shown.headline}</h2>
      <p className={styles.facts}>
        <bdi>{shown.source ?? 'source not stated'}</bdi>
        {' · '}
        <bdi>{shown.byline ?? 'no byline'}</bdi>
        {' · '}
        <time title={exactTime(at)}>
          {fullDay(at)}, {clockTime(at)}
        </time>
        {' · '}
        {plural(shown.wordCount, 'word')}
      </p>
      {shown.blocks.map((block, index) => (
        <SourceBlock key={index} block={block} />
      ))}
    </article>
  )
}

/** As plain text: it is read to write from, and what does not count stands back. */
function SourceBlock({ block }: { readonly block: Block }) {
  const look = block.role === 'body' ? undefined : styles.apart
  const text = blockText(block)
  if (block.kind === 'rule') return <hr />
  if (text === '') return null
  if (block.kind === 'heading') {
    return (
      <h3 className={look} dir="auto">
        {text}
      </h3>
    )
  }
  if (block.kind === 'quote') {
    return (
      <blockquote className={look} dir="auto">
        {text}
      </blockquote>
    )
  }
  if (block.kind === 'table' || block.kind === 'preformatted') {
    return (
      <pre className={look} dir="auto">
        {text}
      </pre>
    )
  }
  return (
    <p className={look} dir="auto">
      {block.kind === 'listItem' && '• '}
      {text}
    </p>
  )
}
