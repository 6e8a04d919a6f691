import { cleanLine } from './clean-text.ts'
import { webAddress } from './safe-link.ts'
import type { XmlElement } from './xml-tree.ts'

/**
 * An address made absolute, or as it is written where it is none of the web; null for nothing.
 *
 * @param element where it stands, for the `xml:base` in force there
 * @param base address of the document, or null
 */
export function resolveAddress(
  written: string | null | undefined,
  element: XmlElement,
  base: string | null,
): string | null {
  const line = cleanLine(written)
  return line === null ? null : (webAddress(line, element.base ?? base) ?? line)
}
