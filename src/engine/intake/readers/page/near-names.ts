import { isElement, type HtmlElement } from '../html-tree.ts'
import { purposes, purposesOf } from './place-words.ts'

/** Elements above this are not looked at. */
const LEVELS = 8
/** The distance of what is not there. */
export const FAR = 20

/**
 * How many levels above an element the names of each purpose stand, and whether it stands in an aside, in
 * navigation or in a footer. All far where there is no element.
 */
export function nearNames(element: HtmlElement | null): number[] {
  const near = purposes.map(() => FAR)
  let furniture = 0
  let node = element
  for (let level = 0; node !== null && level < LEVELS; level += 1) {
    const bits = purposesOf(node)
    for (let bit = 0; bit < purposes.length; bit += 1)
      if ((bits >> bit) & 1 && near[bit] === FAR) near[bit] = level
    if (/^(?:aside|nav|footer)$/.test(node.tagName)) furniture = 1
    const parent: HtmlElement['parentNode'] = node.parentNode
    node = parent !== null && isElement(parent) ? parent : null
  }
  return [...near, furniture]
}
