const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Markup that was made by `html` or `raw`; a plain string never is. */
export class Markup {
  readonly source: string

  constructor(source: string) {
    this.source = source
  }
}

type Value = string | number | Markup | null | readonly (Markup | string)[]

/**
 * The only way in which this writer makes HTML: a template whose values are escaped for text and for quoted
 * attributes, unless they are markup made the same way. An unescaped string cannot get in.
 */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  const parts = strings.map((string, index) =>
    index === 0 ? string : sourceOf(values[index - 1] ?? null) + string,
  )
  return new Markup(parts.join(''))
}

/** Our own style sheet, which must not be escaped. */
export function raw(source: string): Markup {
  return new Markup(source)
}

function sourceOf(value: Value): string {
  if (value === null) return ''
  if (value instanceof Markup) return value.source
  if (typeof value === 'object') return value.map(sourceOf).join('')
  return String(value).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
}
