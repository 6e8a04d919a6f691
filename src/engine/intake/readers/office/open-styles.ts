import type { HeadStyle } from './document-head.ts'
import { elementAt, elements, elementsBeneath, type OfficeElement } from './office-xml.ts'

/** What a style of an OpenDocument text makes of a paragraph or a stretch of text. */
export type OpenStyle = {
  kind: 'heading' | 'quote' | 'preformatted' | 'paragraph'
  level: number
  head: HeadStyle | null
  strong: boolean
  emphasis: boolean
  hidden: boolean
  tableHeading: boolean
}

export type OpenStyles = {
  style: (family: 'paragraph' | 'text' | 'section', name: string | undefined) => OpenStyle
  /** Whether a level (from 1) of a list counts. */
  ordered: (list: string | undefined, level: number) => boolean
}

const HEADS: Record<string, HeadStyle> = {
  title: 'title',
  headline: 'title',
  subtitle: 'subtitle',
  author: 'author',
  byline: 'author',
  date: 'date',
}
const PLAIN_STYLE: OpenStyle = {
  kind: 'paragraph',
  level: 0,
  head: null,
  strong: false,
  emphasis: false,
  hidden: false,
  tableHeading: false,
}
const CHAIN = 20

/** The styles in the given trees, each with what it inherits (ISO/IEC 26300-1, 16). */
export function openStyles(trees: readonly (OfficeElement | undefined)[]): OpenStyles {
  const styles = new Map<string, OfficeElement>()
  const lists = new Map<string, OfficeElement>()
  for (const tree of trees) {
    for (const holder of ['automatic-styles', 'styles'] as const) {
      for (const style of elements(elementAt(tree, holder), 'style')) {
        const key = `${style.attributes['family'] ?? ''}:${style.attributes['name'] ?? ''}`
        if (!styles.has(key)) styles.set(key, style)
      }
      for (const list of elementsBeneath(elementAt(tree, holder), 'list-style'))
        lists.set(list.attributes['name'] ?? '', list)
    }
  }
  const known = new Map<string, OpenStyle>()
  const find = (family: string, name: string, depth: number): OpenStyle => {
    const key = `${family}:${name}`
    const ready = known.get(key)
    if (ready !== undefined) return ready
    const style = styles.get(key)
    const parent = style?.attributes['parent-style-name']
    const inherited = parent === undefined || depth > CHAIN ? PLAIN_STYLE : find(family, parent, depth + 1)
    const found = { ...inherited, ...byName(nameOf(name, style)), ...stated(style) }
    known.set(key, found)
    return found
  }
  return {
    style: (family, name) => (name === undefined ? PLAIN_STYLE : find(family, name, 0)),
    ordered: (list, level) => {
      const found = elements(lists.get(list ?? '')).find((each) => each.attributes['level'] === String(level))
      return found?.name === 'list-level-style-number' && (found.attributes['num-format'] ?? '') !== ''
    },
  }
}

/** Names are stored with `_20_` for a blank; a display name says it as people do. */
function nameOf(name: string, style: OfficeElement | undefined): string {
  return (style?.attributes['display-name'] ?? name).replaceAll('_20_', ' ').toLowerCase()
}

function byName(name: string): Partial<OpenStyle> {
  const head = HEADS[name]
  if (head === 'title') return { head, kind: 'heading', level: 1 }
  if (head === 'subtitle') return { head, kind: 'heading', level: 2 }
  if (head !== undefined) return { head }
  const heading = /^heading(?: (\d))?$/.exec(name)
  if (heading !== null) return { kind: 'heading', level: Math.min(Number(heading[1] ?? 2), 6) }
  if (/^(?:quotations?|block ?quot.*|(?:intense )?quote|block text)$/.test(name)) return { kind: 'quote' }
  if (/^(?:preformatted text|source code|html preformatted)$/.test(name)) return { kind: 'preformatted' }
  return name === 'table heading' ? { tableHeading: true } : {}
}

function stated(style: OfficeElement | undefined): Partial<OpenStyle> {
  const {
    'font-weight': weight,
    'font-style': slope,
    display,
  } = elementAt(style, 'text-properties')?.attributes ?? {}
  const section = elementAt(style, 'section-properties')?.attributes['display']
  const own: Partial<OpenStyle> = {}
  if (weight !== undefined) own.strong = /^(?:bold|[6-9]00)$/.test(weight)
  if (slope !== undefined) own.emphasis = /italic|oblique/.test(slope)
  if (display !== undefined || section !== undefined) own.hidden = (display ?? section) === 'none'
  return own
}
