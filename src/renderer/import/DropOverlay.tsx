import { useEffect, useState } from 'react'
import { Import } from 'lucide-react'
import { Icon } from '../ui/Icon.tsx'
import { plural } from '../words.ts'
import { droppedOf, filesOf } from './dropped-files.ts'
import { offeredCopy, offersCopy, offersLink } from './offered-copy.ts'
import { importFiles, importOffered, importPaths } from './start-import.ts'
import styles from './DropOverlay.module.css'

/**
 * Takes files and folders, links and selections dropped anywhere, and what is pasted outside fields. While something
 * hangs over the window an overlay says what will come in.
 */
export function DropOverlay() {
  const [over, setOver] = useState<string | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    const { signal } = stop
    // Each element that is entered and left tells; only the sum says whether the window was left.
    let depth = 0
    // What is dragged out of the desk itself is no copy that comes in.
    let own = false
    const takes = (event: DragEvent): boolean =>
      carriesFiles(event) || (!own && offersCopy(event.dataTransfer) && !isField(event.target))
    window.addEventListener('dragstart', () => void (own = true), { signal, capture: true })
    window.addEventListener('dragend', () => void (own = false), { signal, capture: true })
    window.addEventListener(
      'dragenter',
      (event) => {
        depth++
        if (takes(event)) setOver(dropWords(event))
      },
      { signal },
    )
    window.addEventListener(
      'dragleave',
      () => {
        depth = Math.max(0, depth - 1)
        if (depth === 0) setOver(null)
      },
      { signal },
    )
    window.addEventListener(
      'dragover',
      (event) => {
        if (!takes(event)) return
        event.preventDefault()
        if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
      },
      { signal },
    )
    window.addEventListener(
      'drop',
      (event) => {
        depth = 0
        setOver(null)
        const taken = takes(event)
        // What is dragged may be gone once it was dropped, and then no end of the drag is told.
        own = false
        if (!taken || !event.dataTransfer) return
        event.preventDefault()
        if (!carriesFiles(event)) {
          const offered = offeredCopy(event.dataTransfer)
          if (offered) void importOffered(offered)
          return
        }
        const paths = pathsOf([...event.dataTransfer.files])
        if (paths.length > 0) void importPaths(paths)
        else void filesOf(droppedOf(event.dataTransfer)).then(importFiles)
      },
      { signal },
    )
    window.addEventListener(
      'paste',
      (event) => {
        if (isField(event.target)) return
        const { clipboardData } = event
        if (!clipboardData) return
        if (clipboardData.files.length > 0) {
          event.preventDefault()
          const files = [...clipboardData.files]
          const paths = pathsOf(files)
          if (paths.length > 0) void importPaths(paths)
          else void importFiles(files.map((file) => ({ name: file.name, file })))
          return
        }
        const offered = offeredCopy(clipboardData)
        if (!offered) return
        event.preventDefault()
        void importOffered(offered)
      },
      { signal },
    )
    return () => stop.abort()
  }, [])
  if (over === null) return null
  return (
    <div className={styles.overlay} aria-hidden>
      <div className={styles.card}>
        <Icon of={Import} size={32} weight={1.5} />
        <p>{over}</p>
      </div>
    </div>
  )
}

function dropWords(event: DragEvent): string {
  if (!carriesFiles(event))
    return offersLink(event.dataTransfer)
      ? 'Drop the link, then paste its text'
      : 'Drop to import the selection'
  const count = event.dataTransfer?.items.length ?? 0
  return count > 0 ? `Drop to import ${plural(count, 'file')}` : 'Drop to import'
}

/** Paths of files that lie on this computer, in the desktop window; a browser tells none. */
function pathsOf(files: File[]): string[] {
  return window.desk?.pathsOf(files).filter((path) => path !== '') ?? []
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable=true], [role=dialog]') !== null
  )
}
