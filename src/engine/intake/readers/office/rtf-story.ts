import { blockText } from '../../../../contract/blocks.ts'
import { PLAIN, type BlockShape, type Look } from '../block-writer.ts'
import { safeLink } from '../safe-link.ts'
import type { DocumentComment } from './apart-blocks.ts'
import { DocumentWriter } from './document-writer.ts'
import { decodeCodePage } from './rtf-charsets.ts'
import { RtfHead } from './rtf-head.ts'
import { freshState, type RtfState } from './rtf-state.ts'
import { RtfTables } from './rtf-tables.ts'
import { CHARACTERS, HEADS, PROPERTIES, SILENT, STARRED } from './rtf-words.ts'
import type { RtfToken } from './rtf-tokens.ts'
import { symbolSign } from './symbol-font.ts'

/** What an RTF file says beside its copy. */
export type RtfApart = {
  properties: Map<string, string>
  comments: DocumentComment[]
  deleted: string[]
  inserted: number
  hidden: string[]
  heads: string[]
}

const TYPED_MARK = /^(?:[•·▪◦–-]|\(?\d{1,3}[.)])$/
const DEPTH = 1_000
const TABLES = 32

/** Interprets RTF token by token (RTF specification 1.9.1). Give it all tokens, then call `end`. */
export class RtfStory {
  readonly writer = new DocumentWriter()
  readonly apart: RtfApart = {
    properties: new Map(),
    comments: [],
    deleted: [],
    inserted: 0,
    hidden: [],
    heads: [],
  }
  #states: RtfState[] = []
  #now: RtfState = freshState()
  #tables = new RtfTables(this.writer)
  #head = new RtfHead()
  #codePage = 1252
  #defaultFont = 0
  /** Text that waits for more of the same look, so that halves of a surrogate pair meet. */
  #pending = ''
  #bytes: number[] = []
  #skip = 0
  #starred = false
  #groupBegan = false
  #mark: string | null = null
  /** The mark of the paragraph before: what its properties say holds until they are said anew. */
  #carried: string | null = null
  #commentAuthor = ''

  /** How many groups are open: more than none at the end of a file that was cut. */
  get open(): number {
    return this.#states.length
  }

  /** @returns false where groups lie in each other deeper than can be read */
  take(token: RtfToken): boolean {
    if (token.kind === 'text') this.#takeBytes(token.bytes)
    else {
      this.#flushBytes()
      if (token.kind === 'open') {
        if (this.#states.length >= DEPTH) return false
        this.#skip = 0
        this.#flush()
        this.#states.push(this.#now)
        this.#now = { ...this.#now, onClose: null }
        this.#groupBegan = true
        return true
      }
      if (token.kind === 'control') this.#control(token.word, token.number)
      else this.#close()
    }
    this.#groupBegan = false
    return true
  }

  end(): void {
    this.#flushBytes()
    while (this.#states.length > 0) this.#close()
    this.#paragraph(true)
    this.#tables.standIn(0)
  }

  #close(): void {
    this.#skip = 0
    this.#flush()
    this.#starred = false
    this.#now.onClose?.()
    this.#now = this.#states.pop() ?? freshState()
  }

  #takeBytes(bytes: Uint8Array): void {
    const from = Math.min(this.#skip, bytes.length)
    this.#skip -= from
    if (this.#now.sink === 'skip') return
    for (let at = from; at < bytes.length; at += 1) this.#bytes.push(bytes[at] ?? 0)
  }

  /** Bytes of a character may come as text and as `\'hh` in turn, so they are decoded together. */
  #flushBytes(): void {
    if (this.#bytes.length === 0) return
    const bytes = Uint8Array.from(this.#bytes)
    this.#bytes = []
    const encoding = this.#head.inTable ? null : this.#head.encoding(this.#now.font ?? this.#defaultFont)
    if (encoding === 'signs') this.#text([...bytes].map((byte) => symbolSign(0xf000 + byte)).join(''))
    else this.#text(decodeCodePage(bytes, encoding ?? this.#codePage))
  }

  #text(text: string): void {
    const { sink } = this.#now
    if (typeof sink === 'function') sink(text)
    else if (sink === 'text') this.#pending += text
  }

  #flush(): void {
    const text = this.#pending
    this.#pending = ''
    if (text === '') return
    if (this.#now.deleted) this.apart.deleted.push(text)
    else if (this.#now.hidden) this.apart.hidden.push(text)
    else {
      this.#tables.standIn(this.#now.depth)
      this.writer.text(text, this.#look())
    }
  }

  #look(): Look {
    const { bold, italic, link } = this.#now
    const heading = this.#shape().kind === 'heading'
    return { strong: bold && !heading, emphasis: italic, link }
  }

  #shape(): BlockShape {
    const style = this.#head.style(this.#now.style)
    const { name } = style
    const heading = /^heading ([1-9])$/.exec(name)?.[1]
    const head = this.#head.headStyle(this.#now.style)
    const outline = this.#now.outline ?? style.outline
    if (heading !== undefined) return { kind: 'heading', role: 'body', level: Math.min(Number(heading), 6) }
    if (head === 'title' || head === 'subtitle')
      return { kind: 'heading', role: 'body', level: head === 'title' ? 1 : 2 }
    if (outline !== null && outline < 9)
      return { kind: 'heading', role: 'body', level: Math.min(outline + 1, 6) }
    const mark = this.#mark ?? this.#carried
    if (mark !== null) {
      const ordered = /[\p{L}\p{N}]/u.test(mark) && mark.trim() !== 'o'
      const level = Math.min((this.#now.list?.level ?? 0) + 1, 6)
      return { kind: 'listItem', role: 'body', level, ...(ordered ? { ordered } : {}) }
    }
    if (/quote|quotation|block text/.test(name)) return { kind: 'quote', role: 'body' }
    return { kind: /preformatted|source code/.test(name) ? 'preformatted' : 'paragraph', role: 'body' }
  }

  #paragraph(last = false): void {
    this.#flush()
    if (this.#now.sink !== 'text') return
    if (!last) this.#tables.standIn(this.#now.depth)
    this.writer.end(this.#shape(), this.#head.headStyle(this.#now.style))
    this.#carried = this.#mark ?? this.#carried
    this.#mark = null
  }

  #control(word: string, number: number | null): void {
    if (this.#skip > 0) {
      this.#skip -= 1
      return
    }
    if (word === '*') {
      this.#starred = true
      return
    }
    const starred = this.#starred
    this.#starred = false
    if (this.#destination(word, number, starred)) return
    if (word === 'u' && number !== null) {
      const code = number < 0 ? number + 65_536 : number
      this.#text(code >= 0xf000 && code <= 0xf0ff ? symbolSign(code) : String.fromCharCode(code & 0xffff))
      this.#skip = this.#now.fallback
      return
    }
    const character = CHARACTERS[word]
    if (character !== undefined) this.#text(character)
    else if (!this.#character(word, number)) this.#layout(word, number)
  }

  /** Properties of characters. */
  #character(word: string, number: number | null): boolean {
    const on = number !== 0
    const set = (change: Partial<RtfState>): true => {
      this.#flush()
      Object.assign(this.#now, change)
      return true
    }
    switch (word) {
      case 'b':
        return set({ bold: on })
      case 'i':
        return set({ italic: on })
      case 'v':
        return set({ hidden: on })
      case 'deleted':
        return set({ deleted: on })
      case 'revised':
        if (on) this.apart.inserted += 1
        return true
      case 'plain':
        return set({ bold: false, italic: false, hidden: false, deleted: false, font: null })
      case 'f':
        return set({ font: number })
      case 'uc':
        return set({ fallback: Math.min(Math.max(number ?? 1, 0), 8) })
      default:
        return false
    }
  }

  /** Paragraphs, cells, and what holds for the document. */
  #layout(word: string, number: number | null): void {
    switch (word) {
      case 'par':
      case 'sect':
        this.#paragraph()
        break
      case 'line':
      case 'softline':
        this.#flush()
        if (this.#now.sink === 'text') this.writer.breakLine()
        break
      case 'tab':
        this.#tab()
        break
      case 'cell':
      case 'nestcell':
        this.#paragraph()
        if (this.#now.sink === 'text')
          this.#tables.endCell(Math.max(this.#now.depth, word === 'cell' ? 1 : 2))
        break
      case 'row':
        this.#flush()
        if (this.#now.sink === 'text') this.#tables.endRow(1)
        break
      case 'nestrow':
        this.#tables.endRow(Math.max(this.#now.depth, 2))
        break
      case 'pard':
        this.#flush()
        this.#carried = null
        Object.assign(this.#now, { style: 0, outline: null, depth: 0, list: null, hanging: false })
        break
      case 'intbl':
        this.#flush()
        this.#now.depth = Math.max(this.#now.depth, 1)
        break
      case 'itap':
        this.#flush()
        this.#now.depth = Math.min(Math.max(number ?? 1, 0), TABLES)
        break
      case 's':
        this.#now.style = number ?? 0
        break
      case 'outlinelevel':
        this.#now.outline = number
        break
      case 'ilvl':
        this.#now.list = { level: Math.min(Math.max(number ?? 0, 0), 8) }
        break
      case 'fi':
        this.#now.hanging = (number ?? 0) < 0
        break
      case 'ansicpg':
        this.#codePage = number ?? this.#codePage
        break
      case 'mac':
        this.#codePage = 10_000
        break
      case 'deff':
        this.#defaultFont = number ?? 0
        break
      default:
        break
    }
  }

  /** A number or a dot before a tab, in a paragraph whose first line hangs out, is the mark of a list. */
  #tab(): void {
    if (
      this.#now.hanging &&
      TYPED_MARK.test(this.#pending.trim()) &&
      this.#mark === null &&
      this.writer.atStart
    ) {
      this.#mark = this.#pending.trim()
      this.#pending = ''
    } else this.#text('\t')
  }

  /** The beginning of a group that is no copy, or copy of another kind. */
  #destination(word: string, number: number | null, starred: boolean): boolean {
    const state = this.#now
    if (state.sink === 'skip') return true
    if (SILENT.has(word) || (starred && !STARRED.has(word))) {
      state.sink = 'skip'
      return true
    }
    if (word === 'fonttbl' || word === 'stylesheet') {
      this.#head.begin(word)
      state.sink = (text) => this.#head.text(text)
      state.onClose = () => this.#head.end()
      return true
    }
    if (this.#head.inTable) {
      this.#head.control(word, number)
      // Names may be written in Unicode.
      return word !== 'u' && word !== 'uc'
    }
    const property = PROPERTIES[word]
    if (property !== undefined && this.#states.length > 1 && this.#groupBegan) {
      // A program may say it twice, the second time in Unicode.
      this.apart.properties.delete(property)
      state.sink = (text) =>
        this.apart.properties.set(property, (this.apart.properties.get(property) ?? '') + text)
      return true
    }
    switch (word) {
      case 'info':
        state.sink = (): void => undefined
        return true
      case 'listtext':
      case 'pntext':
        this.#mark = ''
        state.sink = (text) => (this.#mark = (this.#mark ?? '') + text)
        return true
      case 'footnote':
        this.#aside(
          () => this.writer.beginNote(PLAIN),
          () => this.writer.endNote(),
        )
        return true
      case 'annotation':
        this.#keepApart((text) => this.apart.comments.push({ by: this.#commentAuthor, on: null, text }))
        return true
      case 'atnauthor':
        this.#commentAuthor = ''
        state.sink = (text) => (this.#commentAuthor += text)
        return true
      case 'atnid':
        state.sink = 'skip'
        return true
      case 'tc':
        // An entry of a table of contents, which is not shown where it stands.
        state.sink = (text) => this.apart.hidden.push(text)
        return true
      case 'field':
        state.field = { code: '' }
        return true
      case 'fldinst':
        state.sink = (text) => {
          if (state.field !== null) state.field.code += text
        }
        return true
      case 'fldrslt':
        state.link =
          safeLink(/HYPERLINK\s+"([^"]{1,4000})"/i.exec(state.field?.code ?? '')?.[1], null) ?? state.link
        return true
      case 'shptxt': {
        let boxes: ReturnType<DocumentWriter['endApart']> = []
        state.sink = 'text'
        this.#aside(
          () => this.writer.beginApart(),
          () => (boxes = this.writer.endApart()),
          () => this.writer.place(boxes),
        )
        return true
      }
      case 'shpinst':
        state.sink = (): void => undefined
        return true
      default:
        if (!HEADS.has(word) || !this.#groupBegan) return false
        this.#keepApart((text) => this.apart.heads.push(...text.split('\n')))
        return true
    }
  }

  /** What is written until the end of the group stands apart, with tables and a paragraph of its own. */
  #aside(begin: () => void, end: () => void, after: () => void = () => undefined): void {
    this.#flush()
    const around = { tables: this.#tables, mark: this.#mark }
    begin()
    this.#tables = new RtfTables(this.writer)
    this.#mark = null
    Object.assign(this.#now, { ...freshState(), font: this.#now.font, fallback: this.#now.fallback })
    this.#now.onClose = () => {
      this.#paragraph(true)
      this.#tables.standIn(0)
      end()
      this.#tables = around.tables
      this.#mark = around.mark
      after()
    }
  }

  #keepApart(keep: (text: string) => void): void {
    this.#aside(
      () => this.writer.beginApart(),
      () => keep(this.writer.endApart().map(blockText).join('\n')),
    )
  }
}
