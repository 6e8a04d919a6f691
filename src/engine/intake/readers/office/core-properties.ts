import type { DraftField } from '../../../items/draft.ts'
import { cleanLine } from '../clean-text.ts'
import { fieldsNamed } from '../draft-fields.ts'
import { declaredLanguage } from '../language.ts'
import type { OfficeParts } from './office-parts.ts'
import { elementAt, textBeneath } from './office-xml.ts'
import { relationshipsOf } from './relationships.ts'

export type DocumentProperties = { title: string | null; language: string | null; fields: DraftField[] }

/**
 * The properties of an Office Open XML file (ECMA-376 part 2, 8.3). All are evidence: an account that saved a file is
 * not its author, and the time it was saved is no date of publication.
 */
export function coreProperties(parts: OfficeParts): DocumentProperties {
  const stated = relationshipsOf(parts, '').find((each) => each.type === 'core-properties')?.target
  const root = elementAt(parts.xml(stated ?? 'docProps/core.xml'), 'coreProperties')
  const at = (name: string): string | null => cleanLine(textBeneath(elementAt(root, name)))
  const title = at('title')
  const names = [
    'title',
    'creator',
    'lastModifiedBy',
    'created',
    'modified',
    'subject',
    'category',
    'keywords',
    'description',
    'language',
  ]
  return {
    title,
    language: declaredLanguage(at('language')),
    fields: names.flatMap((name) => fieldsNamed(`docx:${name}`, [at(name)])),
  }
}
