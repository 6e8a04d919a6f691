import type { Block, BlockKind, Role, Run } from '../../../contract/blocks.ts'

/** The look of the text that comes next. */
export type Look = { strong: boolean; emphasis: boolean; link: string | null }

export const PLAIN: Look = { strong: false, emphasis: false, link: null }

/** What the block that comes next is. */
export type BlockShape = { kind: BlockKind; role: Role; level?: number; ordered?: boolean }

/** Collects runs as a browser lays out a line: white space collapses across elements, and is trimmed at the ends. */
export class RunWriter {
  #runs: Run[] = []
  #blank = true
  /** The look of a blank that counts only if more text follows on the line. */
  #pendingBlank: Look | null = null
  #breaks = 0

  get empty(): boolean {
    return this.#runs.length === 0
  }

  /** Adds text of ordinary copy; a run of white space becomes one space, none at the start of a line. */
  write(text: string, look: Look): void {
    let rest = text.replace(/[\t\n\f\r ]+/g, ' ')
    if (rest === '') return
    if (rest.startsWith(' ')) {
      if (!this.#blank) this.#pendingBlank ??= look
      rest = rest.slice(1)
    }
    if (rest === '') return
    const trailing = rest.endsWith(' ')
    if (trailing) rest = rest.slice(0, -1)
    if (this.#pendingBlank !== null) this.#append(' ', this.#pendingBlank)
    this.#append(rest, look)
    this.#pendingBlank = trailing ? look : null
    this.#blank = false
    this.#breaks = 0
  }

  /** Adds text as it stands, for `pre`. */
  writeAsIs(text: string, look: Look): void {
    if (text === '') return
    this.#append(text, look)
    this.#blank = false
    this.#breaks = 0
  }

  /** A line break; answers how many have come one after another. */
  breakLine(look: Look): number {
    this.#pendingBlank = null
    this.#breaks += 1
    if (!this.empty) this.#append('\n', look)
    this.#blank = true
    return this.#breaks
  }

  /** The runs so far, trimmed, and a fresh start. `asIs` keeps blanks within, as in `pre`. */
  take(asIs = false): Run[] {
    const runs = trimRuns(this.#runs, asIs)
    this.#runs = []
    this.#blank = true
    this.#pendingBlank = null
    this.#breaks = 0
    return runs
  }

  #append(text: string, look: Look): void {
    const last = this.#runs.at(-1)
    if (
      last !== undefined &&
      (last.strong ?? false) === look.strong &&
      (last.emphasis ?? false) === look.emphasis &&
      (last.link ?? null) === look.link
    ) {
      last.text += text
      return
    }
    const run: Run = { text }
    if (look.strong) run.strong = true
    if (look.emphasis) run.emphasis = true
    if (look.link !== null) run.link = look.link
    this.#runs.push(run)
  }
}

/** `asIs` keeps the indent of the first line. */
function trimRuns(runs: Run[], asIs: boolean): Run[] {
  let from = 0
  let to = runs.length
  for (; from < to; from += 1) {
    const run = runs[from]
    if (run === undefined) break
    run.text = asIs ? run.text.replace(/^\n+/, '') : run.text.trimStart()
    if (run.text !== '') break
  }
  for (; to > from; to -= 1) {
    const run = runs[to - 1]
    if (run === undefined) break
    run.text = run.text.trimEnd()
    if (run.text !== '') break
  }
  return runs.slice(from, to)
}

/** Collects blocks in reading order. Text without a letter, digit or sign in it makes none. */
export class BlockWriter<Place = unknown> {
  readonly blocks: Block[] = []
  /** Where each block began, by its number; null where nobody said. */
  readonly places: (Place | null)[] = []
  readonly runs = new RunWriter()
  #pictures: { block: Block; place: Place | null }[] = []
  #place: Place | null = null

  /** Text of the block that is being written stands at `place`; the first of them is where the block begins. */
  mark(place: Place): void {
    this.#place ??= place
  }

  /** Ends the block that is being written, as `shape`. Pictures that stood in it follow it. */
  end(shape: BlockShape): void {
    const runs = this.runs.take(shape.kind === 'preformatted')
    if (runs.some((run) => /\S/.test(run.text))) this.#add({ ...shape, runs }, this.#place)
    for (const { block, place } of this.#pictures) this.#add(block, place)
    this.#pictures = []
    this.#place = null
  }

  /** A placeholder. It is no copy: its words count neither as text nor against a reprint with another picture. */
  picture(image: { alt: string; host: string }, place: Place | null = null): void {
    this.#pictures.push({ block: { kind: 'image', role: 'promo', runs: [], image }, place })
  }

  rule(role: Role, place: Place | null = null): void {
    if (this.blocks.length > 0 && this.blocks.at(-1)?.kind !== 'rule')
      this.#add({ kind: 'rule', role, runs: [] }, place)
  }

  table(rows: Run[][][], headed: boolean, role: Role, place: Place | null = null): void {
    const filled = rows.filter((cells) => cells.some((cell) => cell.length > 0))
    if (filled.length > 0) this.#add({ kind: 'table', role, runs: [], rows: filled, headed }, place)
  }

  #add(block: Block, place: Place | null): void {
    this.blocks.push(block)
    this.places.push(place)
  }
}
