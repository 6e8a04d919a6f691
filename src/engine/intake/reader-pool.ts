import { availableParallelism } from 'node:os'
import { readFile, stat } from 'node:fs/promises'
import type { NestedOriginal, PreparedDraft, ReadEvent, ReadHints } from '../items/draft.ts'
import { extractDocument, type Extracted } from './extract-document.ts'
import { readerEntry, startReader, type ReaderChild } from './reader-child.ts'
import { DEFAULT_LIMITS, readerFault, timeLimit, type ReaderLimits } from './reader-faults.ts'
import { UNANSWERED, type FromReader } from './reader-messages.ts'
import { refusal } from './readers/file-words.ts'
import { PARSED_BYTES } from './readers/limits.ts'

const MB = 1024 * 1024

export type ReaderPoolOptions = {
  /** How many processes at most; by default one for each core but one, and 1 to 4. */
  size?: number
  /** The file that a process runs; by default `reader-process` beside this file. */
  entry?: string
  limits?: Partial<ReaderLimits>
}

export type ReadRequest = {
  /** Ends the reading; `read` then rejects with the signal's reason. */
  signal?: AbortSignal
  /** Events in the order of the document, some at a time. The reader waits until each call is done. */
  onEvents: (events: ReadEvent<PreparedDraft>[]) => Promise<void>
}

/** Reads documents in disposable processes, so that none of them can cost the engine more than a process. */
export type ReaderPool = {
  /**
   * Reads one document; resolves after the last `onEvents` is done. A document that cannot be read, kills its
   * process or costs too much ends with a `problem` event in words. Call it for several documents at once:
   * small ones travel together.
   *
   * @param source a file's path, or its bytes
   * @throws what `onEvents` threw, the signal's reason, or an error of the file system where the path fails
   */
  read: (source: string | Uint8Array, hints: ReadHints, request: ReadRequest) => Promise<void>
  /**
   * Everything in one document at once, without a store: a file by its path, or what was found in a container.
   */
  extract: (source: string | NestedOriginal, signal?: AbortSignal) => Promise<Extracted>
  /** Ends all processes; what is being read rejects. */
  close: () => Promise<void>
}

/** A process is replaced after so many documents: what a library leaks goes with it. */
const DOCUMENTS_EACH = 200
/** A document of less than this counts a tenth: reading it costs a fiftieth of starting a process. */
const SMALL = 32 * 1024
/** So many documents, of so many bytes, may lie at one process, so that none waits for the next to be brought. */
const AT_ONE = 8
const BYTES_AT_ONE = 2 * MB
const PIECE = MB
const WATCH_MS = 25
/** A look at the clock counts at most this much: while the engine itself was busy, nobody is to blame. */
const TICK_MS = 100
const IDLE_MS = 5_000

type Job = {
  id: number
  bytes: Uint8Array
  hints: ReadHints
  request: ReadRequest
  /** Events that `onEvents` has had, so that a second try does not tell them again. */
  told: number
  /** Events of this try so far. */
  seen: number
  /** It failed once and is tried alone. */
  alone: boolean
  settled: boolean
  settle: (error?: unknown) => void
}

type Worker = {
  child: ReaderChild
  jobs: Job[]
  /** The one that is being read. */
  current: Job | null
  documents: number
  unanswered: number
  /** Milliseconds of work since the last sign of it. */
  silent: number
  /** Why we ended it; null where it ended by itself. */
  fault: 'time' | 'memory' | 'abort' | null
  handling: Promise<void>
  idleSince: number
}

/** Starts nothing yet: the first document starts the first process. */
export function createReaderPool(options: ReaderPoolOptions = {}): ReaderPool {
  const size = options.size ?? Math.min(4, Math.max(1, availableParallelism() - 1))
  const entry = options.entry ?? readerEntry()
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const waiting: Job[] = []
  const workers = new Set<Worker>()
  let lastJob = 0
  let lastTick = performance.now()
  let watch: NodeJS.Timeout | null = null
  let closed = false

  function read(source: string | Uint8Array, hints: ReadHints, request: ReadRequest): Promise<void> {
    if (typeof source !== 'string') return enqueue(source, hints, request)
    return readFromDisk(source, hints, request)
  }

  async function readFromDisk(path: string, hints: ReadHints, request: ReadRequest): Promise<void> {
    const { size: bytes } = await stat(path)
    // What is too large is not even loaded; `readDocument` words the refusal of the rest.
    if (bytes > PARSED_BYTES) return refuseLarge(hints, request)
    return enqueue(await readFile(path, { signal: request.signal }), hints, request)
  }

  async function enqueue(bytes: Uint8Array, hints: ReadHints, request: ReadRequest): Promise<void> {
    if (closed) throw new Error('The readers have been closed.')
    request.signal?.throwIfAborted()
    if (bytes.length > PARSED_BYTES) return refuseLarge(hints, request)
    return new Promise((resolve, reject) => {
      const job: Job = {
        id: ++lastJob,
        bytes,
        hints,
        request,
        told: 0,
        seen: 0,
        alone: false,
        settled: false,
        settle,
      }
      const onAbort = (): void => abort(job)
      function settle(error?: unknown): void {
        if (job.settled) return
        job.settled = true
        request.signal?.removeEventListener('abort', onAbort)
        if (error === undefined) resolve()
        else reject(error)
      }
      request.signal?.addEventListener('abort', onAbort, { once: true })
      waiting.push(job)
      dispatch()
    })
  }

  async function refuseLarge(hints: ReadHints, request: ReadRequest): Promise<void> {
    const { code, message } = refusal(
      'TOO_LARGE',
      hints,
      `is larger than ${PARSED_BYTES / MB} MB, which is the most that is read.`,
    )
    await request.onEvents([{ kind: 'problem', problem: { code, words: message } }])
  }

  function abort(job: Job): void {
    job.settle(job.request.signal?.reason ?? new DOMException('Cancelled', 'AbortError'))
    const at = waiting.indexOf(job)
    if (at !== -1) waiting.splice(at, 1)
    for (const worker of workers) {
      if (worker.jobs.includes(job)) end(worker, 'abort')
    }
  }

  function dispatch(): void {
    for (let job = waiting[0]; job !== undefined; job = waiting[0]) {
      const worker = workerFor(job)
      if (worker === null) return
      waiting.shift()
      give(worker, job)
    }
  }

  /** The process with least to do; a new one while there may be more and none is idle. */
  function workerFor(job: Job): Worker | null {
    const free = [...workers]
      .filter((worker) => canTake(worker, job))
      .sort((a, b) => a.jobs.length - b.jobs.length)
    const best = free[0] ?? null
    if (best !== null && best.jobs.length === 0) return best
    if (workers.size < size) return start()
    return best
  }

  function canTake(worker: Worker, job: Job): boolean {
    if (worker.fault !== null || worker.documents >= DOCUMENTS_EACH) return false
    if (worker.jobs.length === 0) return true
    if (job.alone || worker.jobs.some((each) => each.alone) || worker.jobs.length >= AT_ONE) return false
    const bytes = worker.jobs.reduce((sum, each) => sum + each.bytes.length, job.bytes.length)
    return bytes <= BYTES_AT_ONE
  }

  function start(): Worker {
    const child = startReader(entry, {
      message: (message) => hear(worker, message),
      exit: (code, signal) => {
        // V8 gives up so when its heap is full, before the resident memory is.
        if (signal === 'SIGABRT' || code === 134) worker.fault ??= 'memory'
        bury(worker)
      },
    })
    const worker: Worker = {
      child,
      jobs: [],
      current: null,
      documents: 0,
      unanswered: 0,
      silent: 0,
      fault: null,
      handling: Promise.resolve(),
      idleSince: 0,
    }
    workers.add(worker)
    startWatch()
    return worker
  }

  function give(worker: Worker, job: Job): void {
    worker.child.wake()
    if (worker.jobs.length === 0) worker.silent = 0
    worker.jobs.push(job)
    worker.documents += job.bytes.length < SMALL ? 0.1 : 1
    job.seen = 0
    void bring(worker, job)
  }

  async function bring(worker: Worker, job: Job): Promise<void> {
    const { bytes } = job
    let there = await worker.child.send({
      kind: 'document',
      job: job.id,
      hints: job.hints,
      size: bytes.length,
    })
    for (let at = 0; there && at < bytes.length; at += PIECE) {
      there = await worker.child.send({ kind: 'bytes', job: job.id, bytes: bytes.subarray(at, at + PIECE) })
      worker.silent = 0
    }
  }

  function hear(worker: Worker, message: FromReader): void {
    worker.silent = 0
    const job = worker.jobs.find((each) => each.id === message.job)
    if (job === undefined) return
    if (message.kind === 'begin') {
      worker.current = job
      return
    }
    worker.unanswered += 1
    if (message.last) worker.current = null
    worker.handling = worker.handling.then(() => tell(worker, job, message.events, message.last))
  }

  async function tell(
    worker: Worker,
    job: Job,
    events: ReadEvent<PreparedDraft>[],
    last: boolean,
  ): Promise<void> {
    // A second try repeats what the first one told.
    const fresh = events.slice(Math.max(0, job.told - job.seen))
    job.seen += events.length
    try {
      if (!job.settled && fresh.length > 0) {
        job.told += fresh.length
        await job.request.onEvents(fresh)
      }
    } catch (error) {
      job.settle(error)
      if (!last) end(worker, 'abort')
    }
    worker.unanswered -= 1
    worker.silent = 0
    void worker.child.send({ kind: 'done' })
    if (last) finish(worker, job)
  }

  function finish(worker: Worker, job: Job): void {
    worker.jobs.splice(worker.jobs.indexOf(job), 1)
    job.settle()
    if (worker.jobs.length === 0) {
      worker.idleSince = performance.now()
      if (worker.documents >= DOCUMENTS_EACH) retire(worker)
      else worker.child.rest()
    }
    dispatch()
  }

  function retire(worker: Worker): void {
    workers.delete(worker)
    worker.child.kill()
  }

  function end(worker: Worker, fault: NonNullable<Worker['fault']>): void {
    worker.fault ??= fault
    worker.child.kill()
  }

  /** The process is gone: what it was reading is at fault, the rest is read by another. */
  function bury(worker: Worker): void {
    if (!workers.delete(worker)) return
    // Events that had arrived are told first, so that a second try knows what it need not repeat.
    void worker.handling.then(() => {
      const open = worker.jobs.filter((job) => !job.settled)
      const guilty =
        worker.fault === 'abort'
          ? null
          : open.includes(worker.current as Job)
            ? worker.current
            : (open[0] ?? null)
      const innocent = open.filter((job) => job !== guilty)
      if (guilty !== null) fail(guilty, worker.fault)
      waiting.unshift(...innocent)
      dispatch()
    })
  }

  function fail(job: Job, fault: Worker['fault']): void {
    if (closed) return job.settle(new Error('The readers have been closed.'))
    if (fault !== 'memory' && !job.alone) {
      job.alone = true
      waiting.unshift(job)
      return
    }
    const problem = readerFault(job.hints, fault, { ...limits, time: timeLimit(job.bytes, limits) })
    job.request.onEvents([{ kind: 'problem', problem }]).then(
      () => job.settle(),
      (error: unknown) => job.settle(error),
    )
  }

  function startWatch(): void {
    if (watch !== null) return
    lastTick = performance.now()
    watch = setInterval(look, WATCH_MS)
    watch.unref()
  }

  function look(): void {
    const now = performance.now()
    const passed = Math.min(now - lastTick, TICK_MS)
    lastTick = now
    for (const worker of workers) {
      if (worker.jobs.length === 0) {
        if (now - worker.idleSince > IDLE_MS) retire(worker)
        continue
      }
      if (worker.unanswered < UNANSWERED) worker.silent += passed
      if (worker.silent > timeLimit(worker.current?.bytes, limits)) end(worker, 'time')
      else if (worker.child.memory() > limits.memory) end(worker, 'memory')
    }
    if (workers.size === 0 && watch !== null) {
      clearInterval(watch)
      watch = null
    }
  }

  async function close(): Promise<void> {
    closed = true
    const error = new Error('The readers have been closed.')
    for (const job of waiting.splice(0)) job.settle(error)
    const all = [...workers]
    for (const worker of all) {
      for (const job of worker.jobs) job.settle(error)
      retire(worker)
    }
    if (watch !== null) clearInterval(watch)
    watch = null
    await Promise.all(all.map((worker) => worker.handling))
  }

  return { read, extract: (source, signal) => extractDocument(read, source, signal), close }
}
