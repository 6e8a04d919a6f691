const SIGNATURES: readonly [string, string][] = [
  ['\u0089PNG', 'a PNG picture'],
  ['\u00ff\u00d8\u00ff', 'a JPEG picture'],
  ['GIF8', 'a GIF picture'],
  ['II*\u0000', 'a TIFF picture'],
  ['MM\u0000*', 'a TIFF picture'],
  ['8BPS', 'a Photoshop picture'],
  ['\u001f\u008b', 'a gzip archive'],
  ['BZh', 'a bzip2 archive'],
  ['7z\u00bc\u00af', 'a 7-Zip archive'],
  ['Rar!', 'a RAR archive'],
  ['\u00fd7zXZ', 'an xz archive'],
  ['\u0028\u00b5\u002f\u00fd', 'a Zstandard archive'],
  ['ID3', 'a sound file (MP3)'],
  ['OggS', 'a sound file (Ogg)'],
  ['fLaC', 'a sound file (FLAC)'],
  ['SQLite format 3\u0000', 'a database (SQLite)'],
  ['\u007fELF', 'a program'],
  ['MZ', 'a program'],
  ['BEGIN:VCALENDAR', 'a calendar entry'],
  ['BEGIN:VCARD', 'a visiting card (vCard)'],
  ['-----BEGIN PGP SIGNATURE', 'a PGP signature'],
  ['wOFF', 'a font'],
  ['wOF2', 'a font'],
]
export const OLD_OFFICE = 'an office file of the old kind'
const OLE = '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1'
/** Names of streams inside an OLE file, which are UTF-16, and what they make of it. */
const OLE_KINDS: readonly [string, string][] = [
  ['EncryptedPackage', 'locked-office'],
  ['WordDocument', 'a Word document of the old kind (.doc)'],
  ['Workbook', 'an Excel workbook of the old kind (.xls)'],
  ['PowerPoint Document', 'a PowerPoint file of the old kind (.ppt)'],
  ['VisioDocument', 'a Visio drawing'],
  ['__substg1.0_', 'an Outlook message (.msg)'],
]

/**
 * What bytes are that no reader here takes, as words ("a PDF"), `locked-office` for an office file under a
 * password, or null where their beginning names nothing.
 */
export function foreignKind(bytes: Uint8Array): string | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const head = buffer.toString('latin1', 0, 1_100)
  if (head.startsWith(OLE)) {
    const found = OLE_KINDS.find(([name]) => buffer.includes(name, 0, 'utf16le'))
    return found?.[1] ?? OLD_OFFICE
  }
  if (/^....ftyp/s.test(head)) return 'a film or sound file'
  if (head.startsWith('RIFF')) return 'a film, sound or picture file'
  // Two letters are too few to tell a program from a word.
  if (head.startsWith('MZ') && !head.slice(0, 512).includes('\u0000')) return null
  if ((head.startsWith('BZh') || head.startsWith('ID3')) && !/[^\t\n\r -~]/.test(head.slice(0, 64)))
    return null
  return SIGNATURES.find(([signature]) => head.startsWith(signature))?.[1] ?? null
}
