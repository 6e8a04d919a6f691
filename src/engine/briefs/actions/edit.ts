import { rowChange, type Action } from '../../store/action.ts'
import { knownBrief } from './brief-rows.ts'

/** Changes a brief's title, note or language. */
export const edit: Action<'brief.edit'> = {
  words({ title, language }) {
    if (title !== undefined) return `Titled a brief “${title}”`
    return language === undefined ? 'Edited a brief’s note' : `Set a brief’s language to ${language}`
  },
  plan(read, input) {
    const { brief, ...columns } = input
    knownBrief(read, brief)
    const set = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
    return { changes: rowChange(read, 'brief', { id: brief }, set), items: [] }
  },
}
