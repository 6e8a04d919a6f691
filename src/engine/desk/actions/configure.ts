import { rowChange, type Action } from '../../store/action.ts'

const WORDS = {
  editor: 'the editor’s name',
  tags: 'the desk’s tags',
  singleKeys: 'single-letter keys',
  watchedFolders: 'the watched folders',
  pollMinutes: 'how often sources are polled',
  houses: 'the desk’s houses and agencies',
} as const

/** Changes the desk's settings: "Set the editor's name". */
export const configure: Action<'desk.configure'> = {
  words: (input) =>
    `Set ${new Intl.ListFormat('en-GB').format((Object.keys(WORDS) as (keyof typeof WORDS)[]).filter((key) => input[key] !== undefined).map((key) => WORDS[key]))}`,
  plan: (read, input) => ({
    changes: Object.entries(input)
      .filter(([, value]) => value !== undefined)
      .flatMap(([key, value]) => rowChange(read, 'setting', { key }, { value: JSON.stringify(value) })),
    items: [],
  }),
}
