import type { OfficeParts } from './office-parts.ts'
import { elementAt, elements } from './office-xml.ts'

/** What a part of an office file refers to (ECMA-376 part 2, 6.5): another part, or an address outside. */
export type Relationship = {
  id: string
  /** The last word of its type: `hyperlink`, `footnotes`, `image`. */
  type: string
  /** The name of a part, or an address where `outside`. */
  target: string
  outside: boolean
}

/** The relationships of a part; '' for the package itself. */
export function relationshipsOf(parts: OfficeParts, part: string): Relationship[] {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const name = part.slice(folder.length)
  const root = elementAt(parts.xml(`${folder}_rels/${name}.rels`), 'Relationships')
  return elements(root, 'Relationship').map(({ attributes }) => {
    const { Id = '', Type = '', Target = '', TargetMode = '' } = attributes
    const outside = TargetMode.toLowerCase() === 'external'
    return {
      id: Id,
      type: Type.slice(Type.lastIndexOf('/') + 1),
      target: outside ? Target : resolved(folder, Target),
      outside,
    }
  })
}

function resolved(folder: string, target: string): string {
  const path: string[] = []
  for (const level of (target.startsWith('/') ? target : `${folder}${target}`).split('/')) {
    if (level === '..') path.pop()
    else if (level !== '' && level !== '.') path.push(level)
  }
  return path.join('/')
}
