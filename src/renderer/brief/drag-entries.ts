import { useEffect, useState, type RefObject } from 'react'
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { attachClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge/attach-closest-edge'
import { extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge/extract-closest-edge'

/** Where a dragged entry was let go: on an edge of another entry, or on the title of a section. */
export type Dropped =
  | { readonly entry: string; readonly edge: 'top' | 'bottom' }
  | { readonly section: string }

/** Whether the entry is being dragged, and at which of its edges another one would land. */
export type DragState = { readonly dragged: boolean; readonly edge: 'top' | 'bottom' | null }

/** Lets an entry be dragged by its grip and be a place to drop others. */
export function useDraggableEntry(
  entry: string,
  element: RefObject<HTMLElement | null>,
  grip: RefObject<HTMLElement | null>,
): DragState {
  const [state, setState] = useState<DragState>({ dragged: false, edge: null })
  useEffect(() => {
    if (!element.current || !grip.current) return
    const edgeOf = (data: Record<string | symbol, unknown>) => {
      const edge = extractClosestEdge(data)
      return edge === 'top' || edge === 'bottom' ? edge : null
    }
    return combine(
      draggable({
        element: element.current,
        dragHandle: grip.current,
        getInitialData: () => ({ entry }),
        onDragStart: () => setState({ dragged: true, edge: null }),
        onDrop: () => setState({ dragged: false, edge: null }),
      }),
      dropTargetForElements({
        element: element.current,
        canDrop: ({ source }) => typeof source.data['entry'] === 'string' && source.data['entry'] !== entry,
        getData: ({ input, element: target }) =>
          attachClosestEdge({ entry }, { input, element: target, allowedEdges: ['top', 'bottom'] }),
        onDrag: ({ self }) =>
          setState((before) => {
            const edge = edgeOf(self.data)
            return before.edge === edge ? before : { ...before, edge }
          }),
        onDragLeave: () => setState((before) => ({ ...before, edge: null })),
        onDrop: () => setState((before) => ({ ...before, edge: null })),
      }),
    )
  }, [entry, element, grip])
  return state
}

/** Lets entries be dropped on the title of a section; answers whether one hangs over it. */
export function useSectionTarget(section: string, element: RefObject<HTMLElement | null>): boolean {
  const [over, setOver] = useState(false)
  useEffect(() => {
    if (!element.current) return
    return dropTargetForElements({
      element: element.current,
      canDrop: ({ source }) => typeof source.data['entry'] === 'string',
      getData: () => ({ section }),
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: () => setOver(false),
    })
  }, [section, element])
  return over
}

/** Calls back once an entry was dropped. `onDropped` is that of the last drawing. */
export function useDrops(onDropped: RefObject<(entry: string, on: Dropped) => void>): void {
  useEffect(
    () =>
      monitorForElements({
        onDrop({ source, location }) {
          const entry = source.data['entry']
          const [target] = location.current.dropTargets
          if (typeof entry !== 'string' || !target) return
          const { entry: beside, section } = target.data
          const edge = extractClosestEdge(target.data)
          if (typeof beside === 'string' && (edge === 'top' || edge === 'bottom'))
            onDropped.current(entry, { entry: beside, edge })
          else if (typeof section === 'string') onDropped.current(entry, { section })
        },
      }),
    [onDropped],
  )
}
