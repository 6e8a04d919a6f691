import { Refusal } from '../../../contract/errors.ts'
import { rowChange, type Action } from '../../store/action.ts'
import type { EditorialRows } from '../../store/tables.ts'
import { feedAddress } from '../feed-address.ts'
import { columnsOf, sourceWords } from './source-rows.ts'

/** Follows feeds: "Added the source “Harbour Times”". What is followed already is passed over. */
export const addSources: Action<'source.add'> = {
  words: (_input, plan) =>
    `Added ${sourceWords(plan.changes.flatMap(({ after }) => (after === null ? [] : [after as EditorialRows['source']])))}`,
  plan(read, input, { newId, now }) {
    const taken = new Set<string>()
    const made: Record<string, string> = {}
    const changes = input.sources.flatMap((given) => {
      const address = feedAddress(given.address)
      if (taken.has(address) || read.rows('source', { address }).length > 0) return []
      taken.add(address)
      const id = newId()
      made[address] = id
      const row: EditorialRows['source'] = {
        id,
        address,
        key: address,
        title: given.title === '' ? null : (given.title ?? null),
        name: null,
        site: null,
        country: null,
        language: null,
        house_mark: null,
        rights: null,
        group_name: null,
        interval_minutes: null,
        full_text: 0,
        private_host: 0,
        paused: 0,
        added_at: now,
        ...columnsOf(given),
      }
      return rowChange(read, 'source', { id }, row)
    })
    if (changes.length === 0) {
      throw new Refusal(
        'TAKEN',
        input.sources.length === 1
          ? 'This source is followed already.'
          : 'These sources are followed already.',
      )
    }
    return { changes, items: [], made }
  },
}
