import { addSection } from './briefs/actions/add-section.ts'
import { add } from './briefs/actions/add.ts'
import { create } from './briefs/actions/create.ts'
import { drop } from './briefs/actions/drop.ts'
import { editEntry } from './briefs/actions/edit-entry.ts'
import { editSection } from './briefs/actions/edit-section.ts'
import { edit } from './briefs/actions/edit.ts'
import { moveSection } from './briefs/actions/move-section.ts'
import { move } from './briefs/actions/move.ts'
import { removeSection } from './briefs/actions/remove-section.ts'
import { remove } from './briefs/actions/remove.ts'
import { configure } from './desk/actions/configure.ts'
import { correct } from './items/actions/correct.ts'
import { embargo } from './items/actions/embargo.ts'
import { hold } from './items/actions/hold.ts'
import { note } from './items/actions/note.ts'
import { restore } from './items/actions/restore.ts'
import { setRole } from './items/actions/set-role.ts'
import { spike } from './items/actions/spike.ts'
import { tag } from './items/actions/tag.ts'
import { untag } from './items/actions/untag.ts'
import { clearMark } from './marks/actions/clear-mark.ts'
import { confirm } from './marks/actions/confirm.ts'
import { reject } from './marks/actions/reject.ts'
import { setKind } from './marks/actions/set-kind.ts'
import { setMark } from './marks/actions/set-mark.ts'
import { forgetSearch } from './search/actions/forget-search.ts'
import { renameSearch } from './search/actions/rename-search.ts'
import { saveSearch } from './search/actions/save-search.ts'
import { addSources } from './sources/actions/add-sources.ts'
import { changeSources } from './sources/actions/change-sources.ts'
import { pauseSources } from './sources/actions/pause-sources.ts'
import { removeSources } from './sources/actions/remove-sources.ts'
import { resumeSources } from './sources/actions/resume-sources.ts'
import type { ActionRegistry } from './store/action.ts'
import { chooseLead } from './stories/actions/choose-lead.ts'
import { merge } from './stories/actions/merge.ts'
import { split } from './stories/actions/split.ts'
import { vet } from './vetting/actions/vet.ts'

/** Every action an editor can take. */
export const actionRegistry: ActionRegistry = {
  'item.hold': hold,
  'item.spike': spike,
  'item.restore': restore,
  'item.embargo': embargo,
  'item.tag': tag,
  'item.untag': untag,
  'item.note': note,
  'item.correct': correct,
  'item.setRole': setRole,
  'item.vet': vet,
  'mark.set': setMark,
  'mark.clear': clearMark,
  'mark.confirm': confirm,
  'mark.reject': reject,
  'mark.setKind': setKind,
  'story.merge': merge,
  'story.split': split,
  'story.lead': chooseLead,
  'search.save': saveSearch,
  'search.rename': renameSearch,
  'search.forget': forgetSearch,
  'source.add': addSources,
  'source.change': changeSources,
  'source.pause': pauseSources,
  'source.resume': resumeSources,
  'source.remove': removeSources,
  'brief.create': create,
  'brief.edit': edit,
  'brief.remove': remove,
  'brief.addSection': addSection,
  'brief.editSection': editSection,
  'brief.removeSection': removeSection,
  'brief.add': add,
  'brief.drop': drop,
  'brief.move': move,
  'brief.moveSection': moveSection,
  'brief.editEntry': editEntry,
  'desk.configure': configure,
}
