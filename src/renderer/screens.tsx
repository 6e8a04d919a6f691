import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import type { Place } from './place.ts'

type Screen = Exclude<Place['screen'], 'desk'>

/** Screens that are loaded when they are first gone to: a line each. The desk is part of the start. */
export const screens: {
  readonly [Name in Screen]: LazyExoticComponent<
    ComponentType<{ readonly place: Extract<Place, { screen: Name }> }>
  >
} = {
  story: lazy(async () => ({ default: (await import('./story/StoryScreen.tsx')).StoryScreen })),
  brief: lazy(async () => ({ default: (await import('./brief/BriefScreen.tsx')).BriefScreen })),
  briefs: lazy(async () => ({ default: (await import('./brief/BriefsScreen.tsx')).BriefsScreen })),
  receipt: lazy(async () => ({ default: (await import('./receipt/ReceiptScreen.tsx')).ReceiptScreen })),
  receipts: lazy(async () => ({ default: (await import('./receipt/ReceiptsScreen.tsx')).ReceiptsScreen })),
  history: lazy(async () => ({ default: (await import('./history/HistoryScreen.tsx')).HistoryScreen })),
  sources: lazy(async () => ({ default: (await import('./sources/SourcesScreen.tsx')).SourcesScreen })),
  settings: lazy(async () => ({ default: (await import('./settings/SettingsScreen.tsx')).SettingsScreen })),
}
