import type { HeadStyle } from './document-head.ts'
import { charsetCodePage, SYMBOL_CHARSET } from './rtf-charsets.ts'

/** A style of paragraphs by its name. */
export type RtfStyle = { name: string; outline: number | null }

/** How the places of a font read: in a code page, as signs, or as the document says. */
export type RtfEncoding = number | 'signs' | null

const HEADS: Record<string, HeadStyle> = {
  title: 'title',
  headline: 'title',
  subtitle: 'subtitle',
  author: 'author',
  byline: 'author',
  date: 'date',
}

/** The tables that an RTF file begins with: fonts, and styles of paragraphs. */
export class RtfHead {
  #fonts = new Map<number, RtfEncoding>()
  #styles = new Map<number, RtfStyle>()
  #table: 'fonttbl' | 'stylesheet' | null = null
  #font = 0
  #style: number | null = 0
  #outline: number | null = null
  #name = ''

  get inTable(): boolean {
    return this.#table !== null
  }

  begin(table: 'fonttbl' | 'stylesheet'): void {
    this.#table = table
    this.#style = 0
  }

  end(): void {
    this.#table = null
  }

  control(word: string, number: number | null): void {
    if (this.#table === 'fonttbl') {
      if (word === 'f') this.#font = number ?? 0
      else if (word === 'fcharset' && number !== null)
        this.#fonts.set(this.#font, number === SYMBOL_CHARSET ? 'signs' : charsetCodePage(number))
    } else if (word === 's') this.#style = number
    else if (word === 'cs' || word === 'ds' || word === 'ts') this.#style = null
    else if (word === 'outlinelevel') this.#outline = number
  }

  /** Text of an entry; its name ends with a semicolon. */
  text(text: string): void {
    this.#name = (this.#name + text).slice(-200)
    if (!this.#name.includes(';')) return
    const name = this.#name.slice(0, this.#name.indexOf(';')).trim()
    if (this.#table === 'fonttbl') {
      if (/^symbol$|^wingdings/i.test(name) && !this.#fonts.has(this.#font))
        this.#fonts.set(this.#font, 'signs')
    } else if (this.#style !== null)
      this.#styles.set(this.#style, { name: name.toLowerCase(), outline: this.#outline })
    this.#name = ''
    this.#style = 0
    this.#outline = null
  }

  encoding(font: number): RtfEncoding {
    return this.#fonts.get(font) ?? null
  }

  style(number: number): RtfStyle {
    return this.#styles.get(number) ?? { name: '', outline: null }
  }

  /** What a style is of the head of a story. */
  headStyle(number: number): HeadStyle | null {
    return HEADS[this.style(number).name] ?? null
  }
}
