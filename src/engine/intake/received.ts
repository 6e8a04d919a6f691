/** Copy that came from a source that the desk follows, and not by an editor's hand. Kept with its import. */
export type Received = {
  /** Id of the source; null for the page of an item that came by no source. */
  source: string | null
  /** The name under which items of the source are known, whatever it is called. */
  key: string
  /** The desk's own name for the outlet; null takes what the copy says. */
  credited: string | null
  /** What the source is called where neither the desk nor the copy says. */
  otherwise: string | null
  rights: string | null
  /** As the server declares it. */
  mediaType: string | null
  /** The item whose page it is; null for the feed itself. */
  pageOf: string | null
}
