import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import type { Place } from './place.ts'
import { EmptyState } from './ui/EmptyState.tsx'

type Screen = Exclude<Place['screen'], 'desk'>
type ScreenProps<Name extends Screen> = { readonly place: Extract<Place, { screen: Name }> }

/** Screens that are loaded when they are first gone to: a line each. The desk is part of the start. */
export const screens: { readonly [Name in Screen]: LazyExoticComponent<ComponentType<ScreenProps<Name>>> } = {
  story: screen('./story/StoryScreen.tsx', 'StoryScreen'),
  brief: screen('./brief/BriefScreen.tsx', 'BriefScreen'),
  briefs: screen('./brief/BriefsScreen.tsx', 'BriefsScreen'),
  receipt: screen('./receipt/ReceiptScreen.tsx', 'ReceiptScreen'),
  receipts: screen('./receipt/ReceiptsScreen.tsx', 'ReceiptsScreen'),
  history: screen('./history/HistoryScreen.tsx', 'HistoryScreen'),
  settings: screen('./settings/SettingsScreen.tsx', 'SettingsScreen'),
}

function screen<Name extends Screen>(
  file: string,
  name: string,
): LazyExoticComponent<ComponentType<ScreenProps<Name>>> {
  const load = import.meta.glob<Record<string, ComponentType<ScreenProps<Name>>>>(
    './{story,brief,receipt,history,settings}/*Screen.tsx',
  )[file]
  return lazy(async () => {
    const found = (await load?.())?.[name]
    return { default: found ?? (() => <EmptyState title="This screen is not here yet." />) }
  })
}
