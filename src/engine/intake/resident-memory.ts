import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** How often `ps` may be asked, in milliseconds: starting it costs more than a look into /proc. */
const PS_MS = 250

/**
 * Watches the memory that a process really holds, in bytes. A limit on the heap alone does not hold: buffers and
 * large strings lie outside it. Answers 0 where the system does not say, or the process is gone.
 */
export function residentMemory(pid: number): () => number {
  if (process.platform === 'linux') return () => fromProc(pid)
  if (process.platform === 'win32') return () => 0
  let last = 0
  let asked = 0
  return () => {
    if (performance.now() - asked > PS_MS) {
      asked = performance.now()
      execFile('/bin/ps', ['-o', 'rss=', '-p', String(pid)], (_error, stdout) => {
        last = (Number.parseInt(stdout, 10) || 0) * 1024
      })
    }
    return last
  }
}

function fromProc(pid: number): number {
  try {
    return Number(/^VmRSS:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}
