import type { z } from 'zod'
import { briefActions } from './briefs.ts'
import { deskActions } from './desk.ts'
import { itemActions } from './items.ts'
import { markActions } from './marks.ts'
import { searchActions } from './searches.ts'
import { sourceActions } from './sources.ts'
import { storyActions } from './stories.ts'
import { vettingActions } from './vetting.ts'

/** Every action an editor can take: its name and the shape of its input. */
export const actions = {
  ...itemActions,
  ...vettingActions,
  ...markActions,
  ...storyActions,
  ...searchActions,
  ...sourceActions,
  ...briefActions,
  ...deskActions,
} as const

export type ActionName = keyof typeof actions
export type ActionInput<Name extends ActionName> = z.infer<(typeof actions)[Name]>
/** What a caller may leave out because the contract has a default for it. */
export type ActionGiven<Name extends ActionName> = z.input<(typeof actions)[Name]>
