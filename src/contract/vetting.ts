import { itemIds } from './items.ts'
import { z } from 'zod'

export const vettingActions = {
  /** Vets the version that is current now; a newer one lapses it. */
  'item.vet': z.object({ items: itemIds }),
} as const
