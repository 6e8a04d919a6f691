import { useEffect, useState } from 'react'
import { Import } from 'lucide-react'
import { Icon } from '../ui/Icon.tsx'
import { plural } from '../words.ts'
import { droppedOf, filesOf } from './dropped-files.ts'
import { importFiles, importPaths, importText } from './start-import.ts'
import styles from './DropOverlay.module.css'

/**
 * Takes files and folders dropped anywhere, and text pasted outside fields. While files hang over the window an
 * overlay says how many.
 */
export function DropOverlay() {
  const [over, setOver] = useState<number | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    const { signal } = stop
    // Each element that is entered and left tells; only the sum says whether the window was left.
    let depth = 0
    window.addEventListener(
      'dragenter',
      (event) => {
        if (!carriesFiles(event)) return
        depth++
        setOver(event.dataTransfer?.items.length ?? 0)
      },
      { signal },
    )
    window.addEventListener(
      'dragleave',
      (event) => {
        if (!carriesFiles(event)) return
        depth = Math.max(0, depth - 1)
        if (depth === 0) setOver(null)
      },
      { signal },
    )
    window.addEventListener(
      'dragover',
      (event) => {
        if (!carriesFiles(event)) return
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
        if (!carriesFiles(event) || !event.dataTransfer) return
        event.preventDefault()
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
        const text = clipboardData.getData('text/plain')
        if (text.trim() === '') return
        event.preventDefault()
        void importText(text)
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
        <p>{over > 0 ? `Drop to import ${plural(over, 'file')}` : 'Drop to import'}</p>
      </div>
    </div>
  )
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
