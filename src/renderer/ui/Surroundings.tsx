import type { ReactNode } from 'react'
import { CSPProvider } from '@base-ui/react/csp-provider'
import { Tooltip } from '@base-ui/react/tooltip'

/** What the primitives need around them once: no style elements (our policy refuses them), one tooltip delay. */
export function Surroundings({ children }: { readonly children: ReactNode }) {
  return (
    <CSPProvider disableStyleElements>
      <Tooltip.Provider delay={450} timeout={300}>
        {children}
      </Tooltip.Provider>
    </CSPProvider>
  )
}
