/** A name for the file that a server's answer becomes: of the outlet's name, with the ending of what it is said to be. */
export function receivedFile(name: string, mediaType: string | null): string {
  const plain = [...name.normalize('NFC')]
    .map((character) => (/[\p{L}\p{N} .,'’()-]/u.test(character) ? character : ' '))
    .join('')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/^[\s.]+|[\s.]+$/gu, '')
  const ending = /json/iu.test(mediaType ?? '') ? 'json' : /html/iu.test(mediaType ?? '') ? 'html' : 'xml'
  return `${plain.slice(0, 100).trim() || 'feed'}.${ending}`
}
