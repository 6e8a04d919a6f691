import type { BriefShown } from '../../contract/briefs.ts'
import { SelectField, TextArea } from '../ui/Field.tsx'
import { languageName } from '../words.ts'
import { actOnBrief } from './act-on-brief.ts'
import { useSavedText } from './saved-text.ts'
import styles from './BriefDetails.module.css'

/** Languages that briefs are commonly written in; a brief in another keeps its own. */
const LANGUAGES = 'en en-GB en-US ar de el es fa fr he hi it ja ko nl pl pt ru sv th tr uk ur vi zh'.split(
  ' ',
)

/** The note under the title, and the language in which dates are printed and the files are marked. */
export function BriefDetails({ brief }: { readonly brief: BriefShown }) {
  const note = useSavedText(brief.note, async (text) => {
    const acted = await actOnBrief(
      brief.id,
      'brief.edit',
      { brief: brief.id, note: text },
      (shown) => ({ ...shown, note: text }),
      { quiet: true },
    )
    return acted !== null
  })
  const languages = LANGUAGES.includes(brief.language) ? LANGUAGES : [brief.language, ...LANGUAGES]
  return (
    <div className={styles.details}>
      <TextArea
        label="Note under the title"
        dir="auto"
        maxLength={20_000}
        value={note.value}
        onChange={(event) => note.type(event.target.value)}
        onBlur={note.leave}
      />
      <SelectField
        label="Language of the brief"
        value={brief.language}
        options={languages.map((value) => ({ value, words: `${languageName(value)} (${value})` }))}
        onChange={(event) => {
          const language = event.target.value
          void actOnBrief(brief.id, 'brief.edit', { brief: brief.id, language }, (shown) => ({
            ...shown,
            language,
          }))
        }}
      />
    </div>
  )
}
