import { houseByMark, houseBySite, type House } from '../../intake/credits/houses.ts'
import {
  isKnown,
  isOwnHouse,
  ownHouse,
  registeredDomain,
  type OwnHouse,
} from '../../intake/credits/own-house.ts'
import { reprintNotices, type ReprintForm, type ReprintNotice } from '../../intake/credits/reprint-notices.ts'
import { foundInText, syndicatedKind, type Finding, type Signal } from '../finding.ts'
import type { MarkSubject } from '../subject.ts'

/** How strongly each form speaks where it is bound to "this article" and names somebody else. */
const BOUND: Record<ReprintForm, number> = {
  'first published': 0.8,
  permission: 0.75,
  'owned by': 0.7,
  'original source': 0.45,
  'by feed': 0.45,
  'provided by': 0.5,
  adapted: 0.55,
  excerpt: 0.4,
}

/** Without "this article" the same words may speak of a picture, a film or a study. */
const UNBOUND: Record<ReprintForm, number> = {
  'first published': 0.5,
  permission: 0.55,
  'owned by': 0.4,
  'original source': 0.4,
  'by feed': 0.4,
  'provided by': 0.35,
  adapted: 0.35,
  excerpt: 0.35,
}

/**
 * Notices that the copy is reprinted: first published elsewhere, by permission, owned by another, taken from
 * a feed. A page that says where it was first published and is that very page is left out.
 */
export const reprintNotice: Signal = {
  name: 'reprint-notice',
  mark: 'syndicated',
  looksFor: 'a notice that the copy was first printed elsewhere, or is printed by permission',
  find,
}

function find(subject: MarkSubject): Finding[] {
  const own = ownHouse(subject)
  return reprintNotices(subject.blocks).flatMap((notice) => {
    const weight = weightOf(notice, own)
    if (weight === 0) return []
    return [
      foundInText(
        {
          mark: 'syndicated',
          kind: syndicatedKind(houseOf(notice)),
          signal: `reprint-notice: ${notice.form}`,
          weight,
          family: 'reprint',
          originator: originatorOf(notice),
        },
        notice,
      ),
    ]
  })
}

function weightOf(notice: ReprintNotice, own: OwnHouse): number {
  const named = notice.name !== null || notice.url !== null
  if (named && isOwnHouse({ name: notice.name, url: notice.url, sites: sitesOf(notice) }, own)) return 0
  const weight = notice.bound ? BOUND[notice.form] : UNBOUND[notice.form]
  // WordPress ends every feed item with "The post … appeared first on …", so on its own site it says nothing.
  if (/^the post\s/iu.test(notice.words) && !isKnown(own)) return 0.3
  if (!named) return notice.form === 'permission' || notice.form === 'adapted' ? 0.5 : Math.min(weight, 0.4)
  return isKnown(own) || notice.bound ? weight : weight - 0.1
}

function sitesOf(notice: ReprintNotice): readonly string[] {
  return notice.name === null ? [] : (houseByMark(notice.name)?.sites ?? [])
}

function houseOf({ name, url }: ReprintNotice): House | null {
  return name === null ? houseBySite(url ?? '') : houseByMark(name)
}

function originatorOf(notice: ReprintNotice): string | null {
  if (notice.name !== null) return houseByMark(notice.name)?.name ?? notice.name
  return notice.url === null ? null : registeredDomain(notice.url)
}
