/** Where the text of a group goes. */
export type RtfSink = 'text' | 'skip' | ((text: string) => void)

export type RtfField = { code: string }

/** What holds until the end of a group; a group begins with what holds around it. */
export type RtfState = {
  sink: RtfSink
  bold: boolean
  italic: boolean
  hidden: boolean
  deleted: boolean
  link: string | null
  font: number | null
  /** Characters that stand in for each `\u` in programs without Unicode. */
  fallback: number
  field: RtfField | null
  style: number
  outline: number | null
  /** Depth of tables that the paragraph stands in; 0 for none. */
  depth: number
  list: { level: number } | null
  hanging: boolean
  /** Done when the group ends, after its text. */
  onClose: (() => void) | null
}

export function freshState(): RtfState {
  return {
    sink: 'text',
    bold: false,
    italic: false,
    hidden: false,
    deleted: false,
    link: null,
    font: null,
    fallback: 1,
    field: null,
    style: 0,
    outline: null,
    depth: 0,
    list: null,
    hanging: false,
    onClose: null,
  }
}
