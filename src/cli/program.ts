import { Command } from 'commander'
import { VERSION } from '../engine/engine.ts'
import { addBackup } from './commands/backup.ts'
import { addBrief } from './commands/brief/brief.ts'
import { addCompare } from './commands/compare.ts'
import { addConfirm } from './commands/confirm.ts'
import { addCorrect } from './commands/correct.ts'
import { addEmbargo } from './commands/embargo.ts'
import { addExtract } from './commands/extract.ts'
import { addFeeds } from './commands/feeds/feeds.ts'
import { addHistory } from './commands/history.ts'
import { addHold } from './commands/hold.ts'
import { addImport } from './commands/import.ts'
import { addLead } from './commands/lead.ts'
import { addList } from './commands/list.ts'
import { addMark } from './commands/mark.ts'
import { addMerge } from './commands/merge.ts'
import { addNote } from './commands/note.ts'
import { addOriginal } from './commands/original.ts'
import { addRebuild } from './commands/rebuild.ts'
import { addReceipt } from './commands/receipt.ts'
import { addRedo } from './commands/redo.ts'
import { addReject } from './commands/reject.ts'
import { addReread } from './commands/reread.ts'
import { addRestore } from './commands/restore.ts'
import { addServe } from './commands/serve.ts'
import { addShow } from './commands/show.ts'
import { addSpike } from './commands/spike.ts'
import { addSignals } from './commands/signals.ts'
import { addSplit } from './commands/split.ts'
import { addStories } from './commands/stories.ts'
import { addTag } from './commands/tag.ts'
import { addUndo } from './commands/undo.ts'
import { addUntag } from './commands/untag.ts'
import { addVerify } from './commands/verify.ts'
import { addVet } from './commands/vet.ts'
import { addWatch } from './commands/watch.ts'
import { addWhy } from './commands/why.ts'

/** In the order in which help lists them: the way of an item through the desk. */
const commands = [
  addImport,
  addWatch,
  addReread,
  addReceipt,
  addFeeds,
  addList,
  addShow,
  addOriginal,
  addTag,
  addUntag,
  addHold,
  addSpike,
  addVet,
  addRestore,
  addEmbargo,
  addNote,
  addCorrect,
  addMark,
  addConfirm,
  addReject,
  addStories,
  addCompare,
  addMerge,
  addSplit,
  addWhy,
  addSignals,
  addLead,
  addBrief,
  addUndo,
  addRedo,
  addHistory,
  addExtract,
  addServe,
  addVerify,
  addBackup,
  addRebuild,
]

/** The whole command line, ready to parse. */
export function buildProgram(): Command {
  const program = new Command('copytaster')
    .description('The copy desk by shell: take in copy, triage it, vet it, export the brief.')
    .option('--home <folder>', 'the data folder (or COPYTASTER_HOME); the platform’s own unless told')
    .option('--json', 'answers as JSON on stdout: one value, or one a line for lists')
    .option('--as <name>', 'who acts; the desk’s editor unless told, else your login name')
    .version(VERSION, '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .helpCommand(false)
    .showHelpAfterError('(add --help for what there is)')
    .exitOverride()
    .addHelpText(
      'after',
      '\nExit status: 0 done, 1 done in part with each failure named, 2 refused or wrong usage.',
    )
  for (const add of commands) add(program)
  return program
}
