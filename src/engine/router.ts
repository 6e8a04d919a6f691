import { implement, ORPCError } from '@orpc/server'
import type { Database } from 'better-sqlite3'
import { contract } from '../contract/contract.ts'
import { Refusal } from '../contract/errors.ts'
import type { ActionGiven } from '../contract/actions.ts'
import { briefDocument } from './briefs/brief-document.ts'
import { exportBrief, exportedFile } from './briefs/export-brief.ts'
import { showBrief } from './briefs/show-brief.ts'
import { deskCounts } from './desk/counts.ts'
import { readSettings } from './desk/settings.ts'
import { deskStatus } from './desk/status.ts'
import type { Engine } from './engine.ts'
import { receiveUpload } from './intake/import-sources.ts'
import { listReceipts, readReceipt, receiptFiles } from './intake/receipts.ts'
import { markSeen } from './items/mark-seen.ts'
import { readFilePart, readPart, showOriginal } from './items/show-original.ts'
import { showItem } from './items/show-item.ts'
import { receivedChain } from './received-chain.ts'
import { explainMarks } from './marks/explain-marks.ts'
import { signalRates } from './marks/verdicts.ts'
import { listHistory } from './store/history.ts'
import { compareItems } from './stories/compare-items.ts'
import { showStory } from './stories/show-story.ts'

/** Who is asking: paths of this computer are only taken from the window and the shell. */
export type CallContext = { transport: 'window' | 'browser' | 'shell'; actor?: string }

export type EngineRouter = ReturnType<typeof engineRouter>

/**
 * The contract, implemented. Inputs are validated before they reach a handler; answers are ours and are not checked
 * again, for that would cost more than making them.
 */
export function engineRouter(engine: Omit<Engine, 'router'>) {
  const { store, imports, lists, notices } = engine
  const { reader } = store
  const desk = implement(contract)
    .$config({ initialOutputValidationIndex: Number.NaN })
    .$context<CallContext>()
    .use(async ({ next }) => {
      try {
        return await next()
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        throw new ORPCError('REFUSED', {
          status: 409,
          message: error.message,
          data: {
            code: error.code,
            words: error.message,
            items: [...error.items].slice(0, 500),
            event: error.event,
          },
        })
      }
    })
  const now = (): Date => engine.performer().now()

  return desk.router({
    desk: {
      status: desk.desk.status.handler(() =>
        deskStatus(store, engine.version, engine.sound(), engine.watching.folders()),
      ),
      counts: desk.desk.counts.handler(() => deskCounts(reader, lists)),
      notices: desk.desk.notices.handler(({ signal }) => notices.listen(signal)),
    },
    items: {
      open: desk.items.open.handler(({ input }) => {
        const opened = lists.open(input)
        return { ...opened, rows: input.first > 0 ? lists.page(opened.list, 0, input.first).rows : [] }
      }),
      page: desk.items.page.handler(({ input }) => lists.page(input.list, input.from, input.count)),
      ids: desk.items.ids.handler(({ input }) => lists.ids(input.list)),
      rows: desk.items.rows.handler(({ input }) => lists.rows(input.list, input.items)),
      waiting: desk.items.waiting.handler(({ input }) => lists.waiting(input.list)),
      unfold: desk.items.unfold.handler(({ input }) => lists.unfold(input.list, input.item, input.open)),
      close: desk.items.close.handler(({ input }) => {
        lists.close(input.list)
        return {}
      }),
      count: desk.items.count.handler(({ input }) => lists.count(input.query)),
      show: desk.items.show.handler(({ input }) => showItem(reader, input.item, receivedChain)),
      seen: desk.items.seen.handler(({ input }) => {
        markSeen(store, input.items, input.seen)
        return {}
      }),
      original: desk.items.original.handler(({ input }) => showOriginal(store, input.item)),
      originalBytes: desk.items.originalBytes.handler(({ input }) => {
        const { original } = showItem(reader, input.item, () => [])
        return readPart(store, original.sha256, input.offset)
      }),
    },
    imports: {
      start: desk.imports.start.handler(async ({ input, context }) => {
        if (context.transport === 'browser' && input.paths) {
          throw new Refusal('UNSAFE_PATH', 'A browser sends files, not paths.')
        }
        return { import: await imports.start(input, engine.performer(context.actor)) }
      }),
      upload: desk.imports.upload.handler(async ({ input }) => {
        await receiveUpload(store.home, input)
        return {}
      }),
      reread: desk.imports.reread.handler(({ input, context }) => ({
        import: imports.reread(input.query, engine.performer(context.actor)),
      })),
      cancel: desk.imports.cancel.handler(({ input }) => {
        imports.cancel(input.import)
        return {}
      }),
      resume: desk.imports.resume.handler(({ input, context }) => {
        imports.resume(input.import, engine.performer(context.actor))
        return {}
      }),
      list: desk.imports.list.handler(({ input }) => listReceipts(reader, input.count)),
      show: desk.imports.show.handler(({ input }) => readReceipt(reader, input.import)),
      files: desk.imports.files.handler(({ input }) =>
        receiptFiles(reader, input.import, input.from, input.count),
      ),
      fileBytes: desk.imports.fileBytes.handler(({ input }) => readPart(store, input.sha256, input.offset)),
    },
    sources: {
      list: desk.sources.list.handler(() => engine.sources.list()),
      discover: desk.sources.discover.handler(({ input }) => engine.sources.discover(input)),
      poll: desk.sources.poll.handler(async ({ input }) => ({
        polled: await engine.sources.poll(input.sources, input.force),
      })),
      addList: desk.sources.addList.handler(({ input, context }) =>
        engine.sources.addList(input.opml, (sources) =>
          engine.act(engine.performer(context.actor), 'source.add', { sources }),
        ),
      ),
      listFile: desk.sources.listFile.handler(() => ({ opml: engine.sources.listFile() })),
      fullText: desk.sources.fullText.handler(({ input, context }) =>
        engine.sources.fullText(input.item, engine.performer(context.actor)),
      ),
    },
    marks: {
      why: desk.marks.why.handler(({ input }) => explainMarks(reader, input.item)),
      signals: desk.marks.signals.handler(() => ({ signals: signalRates(reader) })),
    },
    stories: {
      show: desk.stories.show.handler(({ input }) => showStory(reader, input.item)),
      compare: desk.stories.compare.handler(({ input }) => compareItems(reader, input.left, input.right)),
    },
    briefs: {
      show: desk.briefs.show.handler(({ input }) =>
        showBrief(reader, input.brief, engine.briefDesk(), now()),
      ),
      document: desk.briefs.document.handler(({ input }) =>
        briefDocument(reader, input.brief, engine.briefDesk()),
      ),
      export: desk.briefs.export.handler(async ({ input, context }) => {
        const performer = engine.performer(context.actor)
        const generator = `Copytaster ${engine.version}`
        const made = await exportBrief(
          store,
          engine.briefDesk(),
          performer,
          input.brief,
          input.formats,
          generator,
        )
        notices.tell({ kind: 'changed', topics: ['briefs', 'history'], items: [] })
        return made
      }),
      exportBytes: desk.briefs.exportBytes.handler(({ input }) => {
        const { path, file } = exportedFile(store, input.export, input.format)
        return readFilePart(path, file.size, input.offset)
      }),
    },
    history: {
      list: desk.history.list.handler(({ input }) => listHistory(reader, input)),
      undo: desk.history.undo.handler(({ input, context }) =>
        engine.undo(engine.performer(context.actor), input.event),
      ),
      redo: desk.history.redo.handler(({ context }) => engine.redo(engine.performer(context.actor))),
    },
    act: desk.act.handler(({ input, context }) => {
      const performer = engine.performer(context.actor)
      if (context.transport === 'browser') refuseNewFolders(reader, input)
      return engine.act(performer, input.name, input.input as ActionGiven<typeof input.name>)
    }),
  })
}

/** A browser may be told which folders are watched, and take one away; it names no paths of this computer. */
function refuseNewFolders(reader: Database, { name, input }: { name: string; input?: unknown }): void {
  if (name !== 'desk.configure') return
  const { watchedFolders } = (input ?? {}) as { watchedFolders?: unknown }
  if (!Array.isArray(watchedFolders)) return
  const known = new Set<unknown>(readSettings(reader).watchedFolders)
  if (watchedFolders.every((folder) => known.has(folder))) return
  throw new Refusal(
    'UNSAFE_PATH',
    'A browser names no folders of this computer. Add it in the window, or run “copytaster watch”.',
  )
}
