import { Component, type ReactNode } from 'react'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'

/** Keeps the window alive when a screen breaks: nothing that was decided is lost, for the engine holds it. */
export class Fault extends Component<{ readonly children: ReactNode }, { readonly words: string | null }> {
  override state = { words: null }

  static getDerivedStateFromError(error: unknown) {
    return { words: error instanceof Error ? error.message : String(error) }
  }

  override render() {
    if (this.state.words === null) return this.props.children
    return (
      <EmptyState
        title="This screen broke."
        actions={
          <Button look="primary" onClick={() => location.reload()}>
            Load it again
          </Button>
        }
      >
        <p>Everything you did is saved. The reason: {this.state.words}</p>
      </EmptyState>
    )
  }
}
