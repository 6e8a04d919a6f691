import { countOf, type Action } from '../../store/action.ts'
import type { RoleOverrides } from '../item-version.ts'
import { changeDesk, deskRow, lapseVote } from './change-desk.ts'

/** Says what blocks are for, over what intake took them for: "Set 2 paragraphs as notice". */
export const setRole: Action<'item.setRole'> = {
  words: (input) => `Set ${countOf(input.blocks.length, 'paragraph')} as ${input.role}`,
  plan(read, input) {
    const before = JSON.parse(deskRow(read, input.item).roles) as RoleOverrides
    return changeDesk(read, [input.item], (item) => {
      const kept = before.version === item.textOf ? before.roles : {}
      const set = Object.fromEntries(input.blocks.map((block) => [String(block), input.role]))
      return {
        roles: JSON.stringify({ version: item.textOf, roles: { ...kept, ...set } } satisfies RoleOverrides),
        ...lapseVote(item),
      }
    })
  },
}
