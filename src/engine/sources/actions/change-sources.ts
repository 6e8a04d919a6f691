import { Refusal } from '../../../contract/errors.ts'
import { rowChange, type Action } from '../../store/action.ts'
import { feedAddress } from '../feed-address.ts'
import { columnsOf, knownSource } from './source-rows.ts'

/** Changes how sources are credited, grouped or polled: "Changed the credit of 2 sources". */
export const changeSources: Action<'source.change'> = {
  words(input) {
    const { sources, ...set } = input
    const what =
      Object.keys(set).length === 1 && set.group !== undefined
        ? 'the group'
        : set.address === undefined
          ? 'the settings'
          : 'the address'
    return `Changed ${what} of ${sources.length === 1 ? 'a source' : `${sources.length} sources`}`
  },
  plan(read, input) {
    const address = input.address === undefined ? undefined : feedAddress(input.address)
    if (address !== undefined && input.sources.length > 1)
      throw new Refusal('INVALID', 'An address belongs to one source only.')
    const changes = [...new Set(input.sources)].flatMap((id) => {
      knownSource(read, id)
      if (address !== undefined && read.rows('source', { address }).some((other) => other.id !== id))
        throw new Refusal('TAKEN', 'Another source follows this address already.')
      return rowChange(
        read,
        'source',
        { id },
        { ...columnsOf(input), ...(address === undefined ? {} : { address }) },
      )
    })
    return { changes, items: [] }
  },
}
