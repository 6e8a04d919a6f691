import './ui/fonts.css'
import './ui/tokens.css'
import './ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { connect } from './client.ts'
import { listenToKeys } from './frame/listen-to-keys.ts'
import { shareMenu } from './frame/share-menu.ts'
import { watchEngine } from './notices.ts'
import { queries } from './queries.ts'
import { queryClient } from './query-client.ts'
import { followTheme } from './theme.ts'

followTheme()
watchEngine(queryClient)
connect()
listenToKeys(() => queryClient.getQueryData(queries.status().queryKey)?.settings.singleKeys ?? true)
shareMenu()

const root = document.getElementById('root')
if (!root) throw new Error('The page has no root.')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
