/** A document without its type declaration, and the declaration's internal subset. */
export type WithoutDoctype = { xml: string; subset: string; declared: boolean }

/**
 * XML without its document type declaration: nothing outside the document is ever named to a parser, and no entity
 * of the document's own can expand there. Linear; a declaration that does not end takes nothing with it.
 */
export function stripDoctype(xml: string): string {
  return partDoctype(xml).xml
}

/** The same, with what stands between the brackets of the declaration ('' for nothing). */
export function partDoctype(xml: string): WithoutDoctype {
  const start = /<!doctype/i.exec(xml)?.index
  // A root element ends the place where one may stand; what looks like one later is text.
  if (start === undefined || /<[a-z_]/i.test(withoutComments(xml.slice(0, start)))) {
    return { xml, subset: '', declared: false }
  }
  const found = doctypeEnd(xml, start)
  if (found === null) return { xml, subset: '', declared: true }
  return { xml: xml.slice(0, start) + xml.slice(found.end), subset: found.subset, declared: true }
}

function withoutComments(prolog: string): string {
  let text = ''
  let at = 0
  for (;;) {
    const open = prolog.indexOf('<!--', at)
    const close = open === -1 ? -1 : prolog.indexOf('-->', open + 4)
    if (close === -1) return text + prolog.slice(at)
    text += prolog.slice(at, open)
    at = close + 3
  }
}

function doctypeEnd(xml: string, start: number): { end: number; subset: string } | null {
  let open: number | null = null
  let subset = ''
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
    } else if (sign === '[') open ??= at + 1
    else if (sign === ']' && open !== null) {
      subset = xml.slice(open, at)
      open = null
    } else if (sign === '>' && open === null) return { end: at + 1, subset }
  }
  return null
}
