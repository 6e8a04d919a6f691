import { strToU8, zipSync } from 'fflate'

const NAMESPACES = [
  'office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"',
  'text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"',
  'table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"',
  'style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"',
  'draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"',
  'fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
  'meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"',
  'dc="http://purl.org/dc/elements/1.1/"',
  'xlink="http://www.w3.org/1999/xlink"',
]
  .map((each) => `xmlns:${each}`)
  .join(' ')
const MEDIA_TYPE = 'application/vnd.oasis.opendocument.text'

export type OpenDocumentParts = {
  body: string
  automatic?: string
  styles?: string
  masters?: string
  meta?: string
  manifest?: string
}

/** A zipped OpenDocument text made of the XML inside its body. */
export function openDocument({
  body,
  automatic = '',
  styles = '',
  masters = '',
  meta = '',
  manifest = '',
}: OpenDocumentParts): Uint8Array {
  return zipSync({
    mimetype: [strToU8(MEDIA_TYPE), { level: 0 }],
    'META-INF/manifest.xml': strToU8(
      `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">${manifest}</manifest:manifest>`,
    ),
    'content.xml': strToU8(
      `<office:document-content ${NAMESPACES}><office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ),
    'styles.xml': strToU8(
      `<office:document-styles ${NAMESPACES}><office:styles>${styles}</office:styles><office:master-styles>${masters}</office:master-styles></office:document-styles>`,
    ),
    'meta.xml': strToU8(
      `<office:document-meta ${NAMESPACES}><office:meta>${meta}</office:meta></office:document-meta>`,
    ),
  })
}

/** The same in one piece of XML (.fodt). */
export function flatOpenDocument(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<office:document ${NAMESPACES} office:mimetype="${MEDIA_TYPE}"><office:body><office:text>${body}</office:text></office:body></office:document>`
}
