import type { DeskStatus } from '../../contract/desk.ts'
import { COUNT_CAP } from '../../contract/items.ts'
import type { Store } from '../store/open-store.ts'
import { prepared } from '../store/prepared.ts'
import { readSettings } from './settings.ts'

/** What a window asks first: settings, where the data lives, and whether an import waits to be resumed. */
export function deskStatus(
  store: Store,
  version: string,
  sound: boolean,
  watched: DeskStatus['watched'],
): DeskStatus {
  const { reader } = store
  const { count } = prepared<[], { count: number }>(
    reader,
    `SELECT count(*) AS count FROM (SELECT 1 FROM item_list WHERE withdrawn = 0 LIMIT ${COUNT_CAP + 1})`,
  ).get() ?? { count: 0 }
  return {
    settings: readSettings(reader),
    version,
    home: store.home.folder,
    items: { count: Math.min(count, COUNT_CAP), more: count > COUNT_CAP },
    sound,
    watched,
    savedAt: store.savedAt(),
    interrupted: prepared<[], { import: string; name: string }>(
      reader,
      "SELECT id AS import, name FROM import WHERE state = 'interrupted' ORDER BY started_at DESC LIMIT 20",
    ).all(),
  }
}
