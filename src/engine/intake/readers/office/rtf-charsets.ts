/** Code pages of the character sets of fonts (RTF 1.9.1, "Font Table"). */
const CHARSETS: Record<number, number> = {
  77: 10_000,
  128: 932,
  129: 949,
  130: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
}
/** The character set of fonts whose places are signs. */
export const SYMBOL_CHARSET = 2

/** The code page of a font's character set, or null where it is the document's own. */
export function charsetCodePage(charset: number): number | null {
  return CHARSETS[charset] ?? null
}

const LABELS: Record<number, string> = {
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10_000: 'macintosh',
  10_007: 'x-mac-cyrillic',
  20_866: 'koi8-r',
  21_866: 'koi8-u',
  28_592: 'iso-8859-2',
  28_595: 'iso-8859-5',
  54_936: 'gb18030',
  65_001: 'utf-8',
}

const decoders = new Map<number, TextDecoder>()

/** Decodes bytes of a Windows code page; one that is unknown reads as Western. */
export function decodeCodePage(bytes: Uint8Array, codePage: number): string {
  let decoder = decoders.get(codePage)
  if (decoder === undefined) {
    const label =
      LABELS[codePage] ?? (codePage >= 1250 && codePage <= 1258 ? `windows-${codePage}` : 'windows-1252')
    decoder = new TextDecoder(label)
    decoders.set(codePage, decoder)
  }
  return decoder.decode(bytes)
}
