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
  return render(parseDocument(root, { xmlMode: true, decodeEntities: false }), {
    xmlMode: true,
    decodeEntities: false,
  })
}
