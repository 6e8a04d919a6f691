import { Check, X } from 'lucide-react'
import type { MarkRow } from '../../contract/marks.ts'
import { MarkChip } from '../desk/item-chips.tsx'
import { keysOf } from '../frame/CommandButton.tsx'
import { Button } from '../ui/Button.tsx'
import { strengthOf, type ShownMark } from './marked-text.ts'
import { signalWords } from './signal-words.ts'
import styles from './EvidenceCard.module.css'

/** Why a mark is suggested, or was: numbered findings, each with its strength, and the two keys that decide. */
export function EvidenceCard({
  shown,
  current,
  active,
  onConfirm,
  onOverrule,
  onStep,
}: {
  readonly shown: ShownMark
  /** Y and N decide this one. */
  readonly current: boolean
  readonly active: number | null
  readonly onConfirm: () => void
  readonly onOverrule: () => void
  readonly onStep: (number: number) => void
}) {
  const { mark, findings } = shown
  const suggested = mark.status === 'suggested'
  return (
    <section className={styles.card} aria-label={titleOf(mark)} data-mark={mark.mark}>
      <div className={styles.top}>
        <MarkChip mark={mark} />
        <b dir="auto">{titleOf(mark)}</b>
        <span className={styles.decide}>
          {suggested && (
            <Button
              small
              icon={Check}
              keys={current ? keysOf('mark.confirm') : undefined}
              onClick={onConfirm}
            >
              Confirm
            </Button>
          )}
          <Button
            small
            icon={X}
            keys={current && suggested ? keysOf('mark.overrule') : undefined}
            onClick={onOverrule}
          >
            {suggested ? 'Overrule' : 'Take off'}
          </Button>
        </span>
      </div>
      {findings.length > 0 && (
        <ol className={styles.findings}>
          {findings.map(({ number, evidence }) => (
            <li key={number} data-active={number === active || undefined}>
              <span className={styles.number}>{number}</span>
              <span className={styles.words} dir="auto">
                {signalWords(evidence.signal)}:{' '}
                {evidence.span ? (
                  <button type="button" onClick={() => onStep(number)} title="Show it in the text">
                    “<bdi>{evidence.words}</bdi>”
                  </button>
                ) : (
                  <span className={styles.field} title={evidence.field?.name}>
                    “<bdi>{evidence.field?.value ?? evidence.words}</bdi>”
                  </span>
                )}
              </span>
              <span className={styles.strength}>{strengthOf(evidence.weight)}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function titleOf(mark: MarkRow): string {
  const where = mark.blocks ? 'This passage' : null
  if (mark.status === 'confirmed') {
    return `${where ?? 'This item'} is ${mark.kind === 'opinion' || mark.mark === 'opinion' ? kindWords(mark) : mark.originator ? `${mark.originator} copy` : kindWords(mark)}`
  }
  if (mark.mark === 'opinion')
    return where ? `${where} reads as ${kindWords(mark)}` : `Reads as ${kindWords(mark)}`
  const what = mark.originator ? `${mark.originator} copy` : kindWords(mark)
  return where ? `${where} looks like ${what}` : `Looks like ${what}`
}

function kindWords({ kind }: MarkRow): string {
  switch (kind) {
    case 'syndicated':
      return 'syndicated copy'
    case 'agency':
      return 'agency copy'
    case 'press release':
      return 'a press release'
    case 'sponsored':
      return 'sponsored copy'
    case 'editorial':
      return 'an editorial'
    case 'review':
      return 'a review'
    case 'letter':
      return 'a letter'
    case 'opinion':
    case 'analysis':
    case 'satire':
      return kind
  }
}
