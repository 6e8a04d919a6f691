import {
  defaultTreeAdapter,
  parse,
  parseFragment,
  type DefaultTreeAdapterTypes,
  type ParserOptions,
} from 'parse5'
import { Refusal } from '../../../contract/errors.ts'
import { HTML_DEPTH_REFUSED, HTML_NODES } from './limits.ts'

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode
export type HtmlElement = DefaultTreeAdapterTypes.Element
export type HtmlParent = DefaultTreeAdapterTypes.ParentNode

export type HtmlTree = {
  root: HtmlParent
  /** Of open elements at once. */
  depth: number
}

/**
 * Parses a whole page by the HTML standard.
 *
 * @throws Refusal TOO_DEEP or TOO_LARGE by the limits
 */
export function parsePage(html: string): HtmlTree {
  const watch = watchedAdapter()
  const root = parse(html, watch.options)
  return { root, depth: watch.depth() }
}

/** Parses a piece of a page, such as the body of a feed item. Throws as `parsePage`. */
export function parsePiece(html: string): HtmlTree {
  const watch = watchedAdapter()
  const root = parseFragment(html, watch.options)
  return { root, depth: watch.depth() }
}

/** parse5's own tree, counted while it grows: misnested markup can make many more nodes than it has tags. */
function watchedAdapter(): {
  options: ParserOptions<DefaultTreeAdapterTypes.DefaultTreeAdapterMap>
  depth: () => number
} {
  let nodes = 0
  let open = 0
  let deepest = 0
  const count = (): void => {
    nodes += 1
    if (nodes > HTML_NODES) {
      throw new Refusal(
        'TOO_LARGE',
        `holds more than ${HTML_NODES.toLocaleString('en-GB')} elements and pieces of text.`,
      )
    }
  }
  const treeAdapter: typeof defaultTreeAdapter = {
    ...defaultTreeAdapter,
    createElement(tagName, namespace, attributes) {
      count()
      return defaultTreeAdapter.createElement(tagName, namespace, attributes)
    },
    insertText(parent, text) {
      // The parser hands on a text word by word; it is one node all the same.
      if (parent.childNodes.at(-1)?.nodeName !== '#text') count()
      defaultTreeAdapter.insertText(parent, text)
    },
    onItemPush() {
      open += 1
      if (open > deepest) deepest = open
      if (open > HTML_DEPTH_REFUSED) {
        throw new Refusal(
          'TOO_DEEP',
          `nests more than ${HTML_DEPTH_REFUSED.toLocaleString('en-GB')} elements in each other.`,
        )
      }
    },
    onItemPop() {
      open -= 1
    },
  }
  return { options: { treeAdapter, scriptingEnabled: true }, depth: () => deepest }
}

export function isElement(node: HtmlNode | HtmlParent): node is HtmlElement {
  return 'tagName' in node
}

/** The text of a node, or null for what is no text. */
export function textOf(node: HtmlNode): string | null {
  return node.nodeName === '#text' && 'value' in node ? node.value : null
}

export function attribute(element: HtmlElement, name: string): string | null {
  return element.attrs.find((each) => each.name === name)?.value ?? null
}

/** The nodes beneath a node in document order, without descending where `enter` says no. Never recurses. */
export function* walkTree(
  root: HtmlParent,
  enter: (element: HtmlElement) => boolean = () => true,
): Generator<HtmlNode> {
  const waiting: HtmlNode[] = [...root.childNodes].reverse()
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node
    if (isElement(node) && enter(node)) {
      for (let at = node.childNodes.length - 1; at >= 0; at -= 1) {
        const child = node.childNodes[at]
        if (child !== undefined) waiting.push(child)
      }
    }
  }
}

/** The text beneath a node as it stands there, at most `limit` characters. */
export function innerText(root: HtmlParent, limit = 10_000): string {
  let text = ''
  for (const node of walkTree(root)) {
    text += textOf(node) ?? ''
    if (text.length > limit) break
  }
  return text.slice(0, limit)
}
