/**
 * XML without its document type declaration: nothing outside the document is ever named to a parser, and no entity
 * of the document's own can expand. Those of HTML and XML are known without it; any other stays as it is written.
 * Linear; a declaration that does not end takes nothing with it.
 */
export function stripDoctype(xml: string): string {
  const start = /<!doctype/i.exec(xml)?.index
  // A root element ends the place where one may stand; what looks like one later is text.
  if (start === undefined || /<[a-z_]/i.test(xml.slice(0, start))) return xml
  const end = doctypeEnd(xml, start)
  return end === null ? xml : xml.slice(0, start) + xml.slice(end)
}

function doctypeEnd(xml: string, start: number): number | null {
  let inSubset = false
  for (let at = start + 2; at < xml.length; at += 1) {
    const sign = xml[at]
    if (sign === '"' || sign === "'") {
      const close = xml.indexOf(sign, at + 1)
      if (close === -1) return null
      at = close
    } else if (sign === '<' && xml.startsWith('<!--', at)) {
      const close = xml.indexOf('-->', at + 4)
      if (close === -1) return null
      at = close + 2
    } else if (sign === '[') inSubset = true
    else if (sign === ']') inSubset = false
    else if (sign === '>' && !inSubset) return at + 1
  }
  return null
}
