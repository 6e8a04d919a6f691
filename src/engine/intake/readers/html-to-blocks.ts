import type { Block, Role } from '../../../contract/blocks.ts'
import { BlockWriter, PLAIN, type BlockShape, type Look, type RunWriter } from './block-writer.ts'
import { cleanText } from './clean-text.ts'
import {
  attribute,
  isElement,
  parsePiece,
  textOf,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
} from './html-tree.ts'
import { HTML_DEPTH } from './limits.ts'
import { safeLink } from './safe-link.ts'
import { isDataTable, TableWriter } from './table-writer.ts'

/** Left out with everything in them: they hold no copy, or markup in a language of their own. */
const DROPPED = new Set(
  'script style template noscript noframes noembed iframe frame object embed applet form svg math head rt rp'.split(
    ' ',
  ),
)
/** What begins and ends a line in a browser. Everything else stands in the line. */
const BLOCKS = new Set(
  (
    'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure ' +
    'footer h1 h2 h3 h4 h5 h6 header hgroup html legend li listing main menu nav ol p plaintext pre search section ' +
    'summary table tbody td tfoot th thead tr ul xmp'
  ).split(' '),
)
const LANDMARKS: Record<string, Role> = { nav: 'promo', aside: 'promo', footer: 'notice' }
const DOCUMENT: Manner = { landmarks: LANDMARKS, dropped: DROPPED, plainSpaces: false }
/** Editing programs strew spaces that do not break over a page: there they are layout, and hide words from a search. */
const PAGE: Manner = {
  landmarks: {},
  dropped: new Set([...DROPPED, 'button', 'select', 'textarea'].filter((name) => name !== 'form')),
  plainSpaces: true,
}
const HIDDEN = /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i
/** A picture this small counts readers, it shows nothing. */
const PIXEL = 3

type Context = {
  look: Look
  shape: BlockShape
  asIs: boolean
  listDepth: number
  ordered: boolean
  depth: number
  table: TableWriter | null
  runs: RunWriter
}
type Step = { node: HtmlNode; context: Context } | { after: () => void }

/**
 * HTML from a stranger as blocks: data that no screen or export can run. Text keeps its order; elements that hold
 * no copy go with their content, the rest is unwrapped; pictures become placeholders and are never loaded.
 *
 * @param base address against which links resolve, or null
 * @throws Refusal TOO_DEEP or TOO_LARGE
 */
export function htmlToBlocks(html: string, base: string | null): Block[] {
  return treeToBlocks(parsePiece(html).root, base)
}

/** The same for a tree, or a part of one. Linear in its nodes and without recursion. */
export function treeToBlocks(root: HtmlParent, base: string | null): Block[] {
  return writeTree(root, base, DOCUMENT).blocks
}

/** A block of a page, and the element in which its first words stand; null for none. */
export type PlacedBlock = { block: Block; place: HtmlElement | null }

/**
 * The blocks of a page with their places, for whoever must tell copy from furniture. Every role is `body`, for what
 * a landmark says is evidence there and no verdict; a form is unwrapped, because some systems put a whole page in one.
 */
export function pageToBlocks(root: HtmlParent, base: string | null): PlacedBlock[] {
  const { blocks, places } = writeTree(root, base, PAGE)
  return blocks.map((block, index) => ({ block, place: places[index] ?? null }))
}

function writeTree(root: HtmlParent, base: string | null, manner: Manner): BlockWriter<HtmlElement> {
  const writer = new BlockWriter<HtmlElement>()
  const context: Context = {
    look: PLAIN,
    shape: { kind: 'paragraph', role: 'body' },
    asIs: false,
    listDepth: 0,
    ordered: false,
    depth: 0,
    table: null,
    runs: writer.runs,
  }
  const steps: Step[] = []
  pushChildren(steps, root, context)
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    if ('after' in step) step.after()
    else visit(step.node, step.context, { writer, steps, base, manner })
  }
  writer.end(context.shape)
  return writer
}

/** How much the markup of a landmark and of a form decides. */
type Manner = { landmarks: Record<string, Role>; dropped: ReadonlySet<string>; plainSpaces: boolean }
type Visit = { writer: BlockWriter<HtmlElement>; steps: Step[]; base: string | null; manner: Manner }

function visit(node: HtmlNode, context: Context, walk: Visit): void {
  const text = textOf(node)
  if (text !== null) {
    const clean = walk.manner.plainSpaces ? cleanText(text).replaceAll('\u00a0', ' ') : cleanText(text)
    if (context.table === null && node.parentNode !== null && isElement(node.parentNode) && /\S/.test(clean))
      walk.writer.mark(node.parentNode)
    if (context.asIs) context.runs.writeAsIs(clean, context.look)
    else context.runs.write(clean, context.look)
  } else if (isElement(node) && !isLeftOut(node, walk.manner)) {
    if (node.tagName === 'br') breakLine(context, walk.writer)
    else if (node.tagName === 'img') placePicture(node, context, walk)
    else if (node.tagName === 'hr') placeRule(node, context, walk.writer)
    else if (BLOCKS.has(node.tagName)) enterBlock(node, context, walk)
    else enterInline(node, context, walk)
  }
}

function isLeftOut(element: HtmlElement, { dropped }: Manner): boolean {
  if (dropped.has(element.tagName)) return true
  return attribute(element, 'hidden') !== null || HIDDEN.test(attribute(element, 'style') ?? '')
}

function breakLine(context: Context, writer: BlockWriter<HtmlElement>): void {
  const breaks = context.runs.breakLine(context.look)
  // Two in a row part paragraphs where an editing program knew no better.
  if (breaks >= 2 && context.table === null && !context.asIs) writer.end(context.shape)
}

function placePicture(element: HtmlElement, context: Context, { writer, base }: Visit): void {
  const size = [attribute(element, 'width'), attribute(element, 'height')].map((each) =>
    Number.parseInt(each ?? '', 10),
  )
  if (size.some((each) => each <= PIXEL)) return
  const source = URL.parse(attribute(element, 'src')?.trim() ?? '', base ?? undefined)
  const host = source !== null && /^https?:$/.test(source.protocol) ? source.host : ''
  const alt = cleanText(attribute(element, 'alt') ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 1_000)
  if (context.table === null) writer.picture({ alt, host }, element)
  else context.runs.write(alt, context.look)
}

function placeRule(element: HtmlElement, context: Context, writer: BlockWriter<HtmlElement>): void {
  if (context.table !== null) return
  writer.end(context.shape)
  writer.rule(context.shape.role, element)
}

function enterInline(element: HtmlElement, context: Context, walk: Visit): void {
  const inner = { ...context, depth: context.depth + 1 }
  if (context.depth < HTML_DEPTH) inner.look = innerLook(element, context.look, walk.base)
  if (element.tagName === 'q') {
    context.runs.write('“', context.look)
    walk.steps.push({ after: () => context.runs.write('”', context.look) })
  }
  pushChildren(walk.steps, element, inner)
}

function innerLook(element: HtmlElement, look: Look, base: string | null): Look {
  switch (element.tagName) {
    case 'b':
    case 'strong':
      return { ...look, strong: true }
    case 'i':
    case 'em':
    case 'cite':
      return { ...look, emphasis: true }
    case 'a': {
      const link = safeLink(attribute(element, 'href'), base)
      return link === null ? look : { ...look, link }
    }
    default:
      return look
  }
}

function enterBlock(element: HtmlElement, context: Context, walk: Visit): void {
  if (context.table !== null) {
    enterInTable(element, context, context.table, walk)
    return
  }
  const { writer, steps } = walk
  writer.end(context.shape)
  const inner = innerContext(element, context, walk.manner)
  if (element.tagName === 'table' && isDataTable(element)) {
    const table = new TableWriter()
    inner.table = table
    steps.push({ after: () => writer.table(table.rows, table.headed, context.shape.role, element) })
  } else {
    steps.push({ after: () => writer.end(inner.shape) })
  }
  pushChildren(steps, element, inner)
}

function innerContext(element: HtmlElement, context: Context, { landmarks }: Manner): Context {
  const inner = { ...context, depth: context.depth + 1 }
  // Deeper than any page is built, only the text is kept.
  if (context.depth >= HTML_DEPTH) return inner
  const name = element.tagName
  const role = landmarks[name] ?? context.shape.role
  inner.shape = { ...context.shape, role }
  if (/^h[1-6]$/.test(name)) inner.shape = { kind: 'heading', role, level: Number(name[1]) }
  else if (name === 'blockquote') inner.shape = { kind: 'quote', role }
  else if (name === 'pre' || name === 'listing' || name === 'xmp' || name === 'plaintext') {
    inner.shape = { kind: 'preformatted', role }
    inner.asIs = true
  } else if (name === 'ul' || name === 'ol' || name === 'menu' || name === 'dir') {
    inner.listDepth = context.listDepth + 1
    inner.ordered = name === 'ol'
  } else if (name === 'li') {
    const level = Math.min(Math.max(context.listDepth, 1), 6)
    inner.shape = { kind: 'listItem', role, level, ...(context.ordered ? { ordered: true } : {}) }
  }
  return inner
}

/** Inside a table of data there are only rows and cells; a paragraph in a cell is a line of it. */
function enterInTable(element: HtmlElement, context: Context, table: TableWriter, walk: Visit): void {
  const { steps, writer } = walk
  const inner = { ...context, depth: context.depth + 1 }
  switch (element.tagName) {
    case 'caption':
      // Its text stands above the table, as a paragraph of its own.
      inner.table = null
      inner.runs = writer.runs
      steps.push({ after: () => writer.end(context.shape) })
      break
    case 'thead':
      table.beginHead()
      break
    case 'tr':
      table.beginRow()
      break
    case 'th':
    case 'td': {
      inner.runs = table.beginCell(element.tagName === 'th')
      const span = Number.parseInt(attribute(element, 'colspan') ?? '1', 10)
      steps.push({ after: () => table.endCell(span) })
      break
    }
    default:
      if (!context.runs.empty) context.runs.breakLine(context.look)
  }
  pushChildren(steps, element, inner)
}

function pushChildren(steps: Step[], parent: HtmlParent, context: Context): void {
  for (let at = parent.childNodes.length - 1; at >= 0; at -= 1) {
    const node = parent.childNodes[at]
    if (node !== undefined) steps.push({ node, context })
  }
}
