import { createElement, memo, useMemo, type MouseEvent, type ReactNode } from 'react'
import { Ellipsis, ImageOff } from 'lucide-react'
import { blockText } from '../../contract/block-text.ts'
import type { Block, Role, Run } from '../../contract/blocks.ts'
import { openLink } from '../open-link.ts'
import { MarkChip } from '../desk/item-chips.tsx'
import { Chip } from '../ui/Chip.tsx'
import { Icon } from '../ui/Icon.tsx'
import { piecesOfRuns, type Hit, type NumberedEvidence, type ShownMark } from './marked-text.ts'
import styles from './ArticleBlocks.module.css'

const ROLE_WORDS: Readonly<Record<Exclude<Role, 'body'>, string>> = {
  credit: 'credit line, not counted',
  notice: 'notice, not counted',
  promo: 'promotion, not counted',
}

/** The text of an item from its blocks: elements and strings only, never markup of the copy. */
export const ArticleBlocks = memo(function ArticleBlocks({
  blocks,
  marks,
  active,
  hits,
  activeHit,
  onRole,
}: {
  readonly blocks: readonly Block[]
  readonly marks: readonly ShownMark[]
  /** The number of the finding that was stepped to. */
  readonly active: number | null
  readonly hits: readonly Hit[]
  readonly activeHit: number | null
  /** Asked for the role of blocks that are drawn as one: their indexes, and the button to hang the menu on. */
  readonly onRole: (blocks: readonly number[], anchor: HTMLElement) => void
}) {
  const findings = useMemo(() => {
    const byBlock = new Map<number, NumberedEvidence[]>()
    for (const finding of marks.flatMap((each) => each.findings)) {
      const block = finding.evidence.span?.block
      if (block !== undefined) byBlock.set(block, [...(byBlock.get(block) ?? []), finding])
    }
    return byBlock
  }, [marks])
  const passages = marks.flatMap(({ mark }) =>
    mark.blocks ? [{ mark, first: mark.blocks[0], last: mark.blocks[1] }] : [],
  )

  const drawn: ReactNode[] = []
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]
    if (!block) continue
    // List items that follow each other are one list.
    const group = [index]
    if (block.kind === 'listItem') {
      while (
        blocks[index + 1]?.kind === 'listItem' &&
        blocks[index + 1]?.ordered === block.ordered &&
        blocks[index + 1]?.role === block.role
      ) {
        group.push(++index)
      }
    }
    const start = group[0] ?? index
    const passage = passages.find((each) => each.first <= start && each.last >= start)
    const begins = passages.filter(
      (each) => each.first === start || (group.length > 1 && group.includes(each.first)),
    )
    const content = group.map((each) => (
      <BlockBody
        key={each}
        block={blocks[each] ?? block}
        evidence={findings.get(each) ?? NONE}
        active={active}
        hits={hits.filter((hit) => hit.span.block === each)}
        activeHit={activeHit}
      />
    ))
    drawn.push(
      <div
        key={start}
        id={`block-${start}`}
        className={[styles.block, block.role === 'body' ? '' : styles.apart].join(' ')}
        data-passage={passage?.mark.mark}
      >
        {begins.map(({ mark }) => (
          <p key={mark.mark} className={styles.passage}>
            <MarkChip mark={mark} /> this passage
          </p>
        ))}
        {block.kind === 'listItem'
          ? createElement(block.ordered ? 'ol' : 'ul', { className: styles.list }, content)
          : content}
        {block.role !== 'body' && blocks[index + 1]?.role !== block.role && (
          <p className={styles.role}>
            <Chip tone="tag">{ROLE_WORDS[block.role]}</Chip>
          </p>
        )}
        <button
          type="button"
          className={styles.more}
          aria-label={`Role of paragraph ${start + 1}: ${block.role}`}
          title="What this paragraph is"
          onClick={(event) => onRole(group, event.currentTarget)}
        >
          <Icon of={Ellipsis} size={14} />
        </button>
      </div>,
    )
  }
  return <div className={styles.blocks}>{drawn}</div>
})

const NONE: readonly NumberedEvidence[] = []

type BodyProps = {
  readonly block: Block
  readonly evidence: readonly NumberedEvidence[]
  readonly active: number | null
  readonly hits: readonly Hit[]
  readonly activeHit: number | null
}

function BlockBody({ block, ...text }: BodyProps) {
  const words = <Runs runs={block.runs} {...text} />
  switch (block.kind) {
    case 'paragraph':
      return <p dir="auto">{words}</p>
    case 'heading':
      return createElement(`h${Math.min(6, (block.level ?? 1) + 1)}`, { dir: 'auto' }, words)
    case 'quote':
      return <blockquote dir="auto">{words}</blockquote>
    case 'listItem':
      return (
        <li dir="auto" style={{ marginInlineStart: ((block.level ?? 1) - 1) * 22 }}>
          {words}
        </li>
      )
    case 'preformatted':
      return <pre dir="auto">{words}</pre>
    case 'rule':
      return <hr />
    case 'image':
      return (
        <figure className={styles.image}>
          <Icon of={ImageOff} size={16} />
          <figcaption dir="auto">
            {blockText(block) || 'A picture without words'}
            <span> · at {block.image?.host || 'the file itself'}, not loaded</span>
          </figcaption>
        </figure>
      )
    case 'table':
      return <Table block={block} {...text} />
  }
}

/** Spans count through the cells in reading order, parted by one unit, as `blockText` parts them. */
function Table({ block, evidence, ...text }: BodyProps) {
  let at = 0
  const rows = block.rows ?? []
  return (
    <div className={styles.table} tabIndex={0} role="group" aria-label="Table">
      <table>
        <tbody>
          {rows.map((cells, rowIndex) => (
            <tr key={rowIndex}>
              {cells.map((runs, cellIndex) => {
                const from = at
                at += runs.reduce((length, run) => length + run.text.length, 0) + 1
                const shifted = evidence.flatMap((each) => shiftFinding(each, from))
                const hits = text.hits.map((hit) => ({
                  ...hit,
                  span: { ...hit.span, start: hit.span.start - from, end: hit.span.end - from },
                }))
                const words = <Runs runs={runs} evidence={shifted} {...text} hits={hits} />
                return block.headed && rowIndex === 0 ? (
                  <th key={cellIndex} dir="auto" scope="col">
                    {words}
                  </th>
                ) : (
                  <td key={cellIndex} dir="auto">
                    {words}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function shiftFinding(finding: NumberedEvidence, by: number): NumberedEvidence[] {
  const { span } = finding.evidence
  if (!span || span.end <= by) return []
  return [
    {
      ...finding,
      evidence: { ...finding.evidence, span: { ...span, start: span.start - by, end: span.end - by } },
    },
  ]
}

function Runs({
  runs,
  evidence,
  active,
  hits,
  activeHit,
}: Omit<BodyProps, 'block'> & { readonly runs: readonly Run[] }) {
  if (evidence.length === 0 && hits.length === 0)
    return runs.map((run, index) => <RunText key={index} run={run} text={run.text} />)
  return piecesOfRuns(runs, evidence, hits).map((piece, index) => {
    const text = <RunText run={piece.run} text={piece.text} />
    const [first] = piece.evidence
    if (piece.hit !== null) {
      return (
        <mark
          key={index}
          id={`hit-${piece.hit}`}
          className={styles.hit}
          data-active={piece.hit === activeHit || undefined}
        >
          {text}
        </mark>
      )
    }
    if (!first) return <span key={index}>{text}</span>
    return (
      <mark
        key={index}
        className={styles.evidence}
        data-mark={first.mark}
        data-active={piece.evidence.some((each) => each.number === active) || undefined}
        data-evidence={piece.evidence.map((each) => each.number).join(' ')}
      >
        {text}
        {piece.ends.map((each) => (
          <sup key={each.number}>{each.number}</sup>
        ))}
      </mark>
    )
  })
}

function RunText({ run, text }: { readonly run: Run; readonly text: string }) {
  let drawn: ReactNode = text
  if (run.emphasis) drawn = <em>{drawn}</em>
  if (run.strong) drawn = <strong>{drawn}</strong>
  if (run.link) {
    const { link } = run
    drawn = (
      <a
        className={styles.link}
        href={link}
        title={link}
        target="_blank"
        rel="noopener noreferrer"
        onClick={(event: MouseEvent) => {
          event.preventDefault()
          openLink(link)
        }}
      >
        {drawn}
      </a>
    )
  }
  return drawn
}
