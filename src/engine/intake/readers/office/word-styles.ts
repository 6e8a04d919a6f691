import type { BlockShape } from '../block-writer.ts'
import type { HeadStyle } from './document-head.ts'
import { elementAt, elements, type OfficeElement } from './office-xml.ts'

/** What a style of Word's makes of a paragraph. */
export type WordStyle = {
  head: HeadStyle | null
  kind: 'heading' | 'quote' | 'preformatted' | 'paragraph'
  level: number
  list: { id: string; level: number } | null
  strong: boolean
  emphasis: boolean
  hidden: boolean
}

const PLAIN_STYLE: WordStyle = {
  head: null,
  kind: 'paragraph',
  level: 0,
  list: null,
  strong: false,
  emphasis: false,
  hidden: false,
}
/** Word stores its own styles under English names in every language. */
const HEADS: Record<string, HeadStyle> = {
  title: 'title',
  headline: 'title',
  subtitle: 'subtitle',
  author: 'author',
  byline: 'author',
  date: 'date',
}
const CHAIN = 20
const OUTLINED = /^outline (\d): (.*)$/s

/** Looks up a style by its id, or by that of `outlinedId`. */
export type WordStyles = (id: string | null | undefined) => WordStyle
/** How a list counts at a level: `ordered`, `bullet`, or null where the level has no mark at all. */
export type WordLists = (id: string, level: number) => 'ordered' | 'bullet' | null

/** The styles of a Word document by their ids, each with what it inherits (ECMA-376 part 1, 17.7). */
export function wordStyles(part: OfficeElement | undefined): WordStyles {
  const styles = new Map(elements(part, 'style').map((style) => [style.attributes['styleId'] ?? '', style]))
  const known = new Map<string, WordStyle>()
  const find = (id: string, depth: number): WordStyle => {
    const ready = known.get(id)
    if (ready !== undefined) return ready
    const style = styles.get(id)
    if (style === undefined || depth > CHAIN) return PLAIN_STYLE
    const based = elementAt(style, 'basedOn')?.attributes['val']
    const found = ownStyle(style, based === undefined ? PLAIN_STYLE : find(based, depth + 1))
    known.set(id, found)
    return found
  }
  return (id) => {
    const [, outline, named] = OUTLINED.exec(id ?? '') ?? []
    const style = find(named ?? id ?? '', 0)
    return outline === undefined || style.kind === 'heading' ? style : { ...style, ...outlined(outline) }
  }
}

/** The id of a style with an outline level that its paragraph states itself. A parsed paragraph carries one id alone. */
export function outlinedId(id: string, outline: string): string {
  return /^\d$/.test(outline) ? `outline ${outline}: ${id}` : id
}

function ownStyle(style: OfficeElement, inherited: WordStyle): WordStyle {
  const name = (elementAt(style, 'name')?.attributes['val'] ?? '').toLowerCase()
  const properties = elementAt(style, 'pPr')
  const run = elementAt(style, 'rPr')
  const own: WordStyle = {
    ...inherited,
    list: listOf(properties) ?? inherited.list,
    strong: toggle(run, 'b') ?? inherited.strong,
    emphasis: toggle(run, 'i') ?? inherited.emphasis,
    hidden: toggle(run, 'vanish') ?? inherited.hidden,
    head: HEADS[name] ?? null,
  }
  const heading = /^heading ([1-9])$/.exec(name)?.[1]
  const outline = elementAt(properties, 'outlineLvl')?.attributes['val']
  if (heading !== undefined) return { ...own, kind: 'heading', level: Math.min(Number(heading), 6) }
  if (own.head === 'title') return { ...own, kind: 'heading', level: 1 }
  if (own.head === 'subtitle') return { ...own, kind: 'heading', level: 2 }
  if (/quote|^block text$|^quotations?$/.test(name)) return { ...own, kind: 'quote' }
  if (/^(?:source code|html preformatted|preformatted text|code|macro)$/.test(name))
    return { ...own, kind: 'preformatted' }
  return outline === undefined ? own : { ...own, ...outlined(outline) }
}

/** An outline level makes a heading; 9 is body text. */
function outlined(level: string): Pick<WordStyle, 'kind' | 'level'> | object {
  const number = Number.parseInt(level, 10)
  return number >= 0 && number < 9 ? { kind: 'heading', level: Math.min(number + 1, 6) } : {}
}

/** A property that is on where it stands without a value. Undefined: not stated. */
export function toggle(properties: OfficeElement | undefined, name: string): boolean | undefined {
  const property = elementAt(properties, name)
  if (property === undefined) return undefined
  return !/^(?:0|false|off|none)$/.test(property.attributes['val'] ?? 'true')
}

export function listOf(properties: OfficeElement | undefined): WordStyle['list'] {
  const numbering = elementAt(properties, 'numPr')
  const id = elementAt(numbering, 'numId')?.attributes['val']
  if (id === undefined) return null
  return { id, level: Number.parseInt(elementAt(numbering, 'ilvl')?.attributes['val'] ?? '0', 10) || 0 }
}

/** How the lists of a document count, with overrides of single lists, linked lists and lists without marks (17.9). */
export function wordLists(part: OfficeElement | undefined): WordLists {
  const shapes = elements(part, 'abstractNum')
  const abstract = new Map(shapes.map((each) => [each.attributes['abstractNumId'], each]))
  const styled = new Map(shapes.map((each) => [elementAt(each, 'styleLink')?.attributes['val'], each]))
  const numbers = new Map(elements(part, 'num').map((each) => [each.attributes['numId'], each]))
  return (id, level) => {
    const number = numbers.get(id)
    if (id === '0' || number === undefined) return null
    const at = (each: OfficeElement): boolean => each.attributes['ilvl'] === String(level)
    const own = elements(number, 'lvlOverride').find(at)
    const named = abstract.get(elementAt(number, 'abstractNumId')?.attributes['val'])
    const linked = elementAt(named, 'numStyleLink')?.attributes['val']
    const shared = linked === undefined ? named : styled.get(linked)
    const stated = elementAt(own, 'lvl') ?? elements(shared, 'lvl').find(at)
    const format = elementAt(stated, 'numFmt')?.attributes['val']
    if (format === 'none') return null
    return format === undefined || format === 'bullet' ? 'bullet' : 'ordered'
  }
}

/** The shape of a paragraph with a style. */
export function shapeOf(style: WordStyle, list: 'ordered' | 'bullet' | null, level: number): BlockShape {
  if (style.kind === 'heading') return { kind: 'heading', role: 'body', level: style.level }
  if (list !== null) {
    const depth = Math.min(level + 1, 6)
    return { kind: 'listItem', role: 'body', level: depth, ...(list === 'ordered' ? { ordered: true } : {}) }
  }
  return { kind: style.kind, role: 'body' }
}
