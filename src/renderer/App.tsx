import { Suspense, useEffect, type ComponentType } from 'react'
import { QueryClientProvider } from '@tanstack/react-query'
import { DeskScreen } from './desk/DeskScreen.tsx'
import { Asks } from './frame/Asks.tsx'
import { ChordHint } from './frame/ChordHint.tsx'
import { Fault } from './frame/Fault.tsx'
import { Rail, RailEdge } from './frame/Rail.tsx'
import { StatusBar } from './frame/StatusBar.tsx'
import { TopBar } from './frame/TopBar.tsx'
import { DropOverlay } from './import/DropOverlay.tsx'
import { usePlace, type Place } from './place.ts'
import { queryClient } from './query-client.ts'
import { screens } from './screens.tsx'
import { OVERLAY_PLACE } from './ui/overlay-place.ts'
import { Surroundings } from './ui/Surroundings.tsx'
import { Toaster } from './ui/Toast.tsx'
import styles from './App.module.css'

/** The window: top bar, rail, one screen, status bar, and what may lie over them. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Surroundings>
        <div className={styles.window}>
          <TopBar />
          <div className={styles.middle}>
            <Rail />
            <main className={styles.stage}>
              <RailEdge />
              <Fault>
                <Screen />
              </Fault>
              <Toaster />
              <ChordHint />
              <div id={OVERLAY_PLACE} />
            </main>
          </div>
          <StatusBar />
        </div>
        <Asks />
        <DropOverlay />
      </Surroundings>
    </QueryClientProvider>
  )
}

function Screen() {
  const place = usePlace()
  useEffect(() => {
    document.title = `${SCREEN_NAMES[place.screen]} — Copytaster`
  }, [place.screen])
  if (place.screen === 'desk') return <DeskScreen place={place} />
  const Shown = screens[place.screen] as ComponentType<{ readonly place: Place }>
  return (
    <Suspense fallback={null}>
      <Shown place={place} />
    </Suspense>
  )
}

const SCREEN_NAMES: Readonly<Record<Place['screen'], string>> = {
  desk: 'Desk',
  story: 'Story',
  brief: 'Brief',
  briefs: 'Briefs',
  receipt: 'Receipt',
  receipts: 'Imports',
  history: 'History',
  sources: 'Sources',
  settings: 'Settings',
}
