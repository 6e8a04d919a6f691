/** What a browser or another program hands over beside files: a link alone, or text with its markup. */
export type OfferedCopy =
  | { readonly kind: 'link'; readonly url: string }
  | { readonly kind: 'text'; readonly text: string; readonly html: string | null }

/** The most that one message to the engine carries, in characters. */
const MOST = 900_000

/** Whether something is offered that can be taken in; while it hangs over the window only its types are told. */
export function offersCopy(transfer: DataTransfer | null): boolean {
  return (
    transfer?.types.some(
      (type) => type === 'text/uri-list' || type === 'text/html' || type === 'text/plain',
    ) ?? false
  )
}

/** Whether what hangs over the window is a link; text that is dragged has no address list. */
export function offersLink(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('text/uri-list') ?? false
}

/** What is offered, or null where it is empty. A page address pasted by itself counts as a link. */
export function offeredCopy(transfer: DataTransfer): OfferedCopy | null {
  const listed = firstAddress(transfer.getData('text/uri-list'))
  if (listed !== null) return { kind: 'link', url: listed }
  const text = transfer.getData('text/plain')
  if (text.trim() === '') return null
  const alone = addressOf(text.trim())
  if (alone !== null) return { kind: 'link', url: alone }
  const html = transfer.getData('text/html')
  return { kind: 'text', text, html: html.trim() === '' || html.length > MOST ? null : html }
}

/** The first address of a list as RFC 2483 writes it: one a line, `#` before a comment. */
function firstAddress(list: string): string | null {
  const lines = list.split(/\r?\n/u).filter((line) => line !== '' && !line.startsWith('#'))
  return addressOf(lines[0] ?? '')
}

function addressOf(text: string): string | null {
  if (!/^https?:\/\/\S{1,3990}$/iu.test(text) || !URL.canParse(text)) return null
  return text
}
