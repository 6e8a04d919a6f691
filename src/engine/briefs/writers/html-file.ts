import createDOMPurify from 'dompurify'
import { JSDOM } from 'jsdom'
import { printBrief } from '../../../contract/brief-words.ts'
import type { BriefDocument } from '../../../contract/briefs.ts'
import { htmlFonts } from './html-fonts.ts'
import { htmlPage } from './html-page.ts'
import type { WriterOptions } from './writer.ts'

/**
 * Composes a brief as a web page, UTF-8.
 *
 * @throws Error where a sanitiser would take something out of the page, which cannot be while all markup is ours
 */
export async function composeHtml(document: BriefDocument, options: WriterOptions): Promise<Uint8Array> {
  const brief = printBrief(document)
  const page = htmlPage(brief, options, await htmlFonts(brief, options.generator))
  const removed = removedBySanitiser(page)
  if (removed.length > 0)
    throw new Error(`The web page holds markup that is not its own: ${removed.join(', ')}`)
  return new TextEncoder().encode(page)
}

/**
 * What DOMPurify would take out of a page's body, by name: the second lock behind escaping. The page itself is
 * left as it is, so that its bytes do not depend on a sanitiser's way of writing them.
 */
export function removedBySanitiser(page: string): string[] {
  const { window } = new JSDOM('')
  try {
    const purify = createDOMPurify(window)
    // Without a full DOM it lets everything through.
    if (!purify.isSupported) throw new Error('DOMPurify does not work on this DOM')
    purify.sanitize(page.slice(page.indexOf('<body>') + '<body>'.length, page.lastIndexOf('</body>')))
    return purify.removed.map((each) =>
      'attribute' in each ? (each.attribute?.name ?? 'attribute') : each.element.nodeName.toLowerCase(),
    )
  } finally {
    window.close()
  }
}
