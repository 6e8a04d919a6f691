import type { Command } from 'commander'
import { addBriefAdd } from './add.ts'
import { addBriefCreate } from './create.ts'
import { addBriefDrop } from './drop.ts'
import { addBriefEdit } from './edit.ts'
import { addBriefExport } from './export.ts'
import { addBriefList } from './list.ts'
import { addBriefMove } from './move.ts'
import { addBriefSection } from './section.ts'
import { addBriefShow } from './show.ts'

/** `copytaster brief …` */
export function addBrief(program: Command): void {
  const brief = program.command('brief').description('Put briefs together and export them')
  addBriefCreate(brief)
  addBriefList(brief)
  addBriefAdd(brief)
  addBriefDrop(brief)
  addBriefMove(brief)
  addBriefSection(brief)
  addBriefEdit(brief)
  addBriefShow(brief)
  addBriefExport(brief)
}
