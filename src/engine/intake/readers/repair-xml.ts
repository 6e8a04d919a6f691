import { render } from 'dom-serializer'
import { parseDocument } from 'htmlparser2'
import { fromRoot } from './xml-root.ts'

/**
 * A feed that is not well-formed, written anew so that a strict parser reads it: tags that were cut off are closed,
 * and attributes quoted. Items that are complete stay as they are. An item that the cut went through is closed
 * too, so it loses only what was not there.
 */
export function repairXml(xml: string): string {
  // The serialiser breaks an XML declaration, and needs none.
  const root = fromRoot(xml) ?? xml
  return render(parseDocument(withoutStrays(root), { xmlMode: true, decodeEntities: false }), {
    xmlMode: true,
    decodeEntities: false,
  })
}

/** Signs that begin no tag, as in "5 < 6" or at a cut, which both parsers take for text and write as they are. */
function withoutStrays(xml: string): string {
  return xml.replace(/<[/!?]?$/, '').replace(/<(?![a-z_/!?])/gi, '&lt;')
}
