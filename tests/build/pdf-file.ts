import { deflateSync } from 'node:zlib'

export type PdfParts = {
  /** The content stream of each page: text operators, in points from the lower left corner of a page of 612 by 792. */
  pages: readonly string[]
  /** Entries of the information dictionary. */
  info?: string
  /** Entries of the catalogue. */
  catalogue?: string
  /** Entries of every page's resources beside the font `/F` (Helvetica). */
  resources?: string
  /** Fonts beside `/F`. */
  fonts?: string
  /** More objects, from number 100 on. */
  objects?: readonly string[]
  /** Entries of the trailer. */
  trailer?: string
}

/** A PDF made of content streams; the least that a file consists of (ISO 32000-1, 7.5). */
export function pdfFile(parts: PdfParts): Uint8Array {
  const objects = new Map<number, Buffer>()
  const text = (number: number, content: string): void =>
    void objects.set(number, Buffer.from(content, 'latin1'))
  const kids = parts.pages.map((_, at) => `${10 + at * 2} 0 R`)
  text(1, `<< /Type /Catalog /Pages 2 0 R ${parts.catalogue ?? ''} >>`)
  text(2, `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} >>`)
  text(3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')
  text(4, `<< ${parts.info ?? ''} >>`)
  for (const [at, content] of parts.pages.entries()) {
    const number = 10 + at * 2
    text(
      number,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${number + 1} 0 R /Resources << /Font << /F 3 0 R ${parts.fonts ?? ''} >> ${parts.resources ?? ''} >> >>`,
    )
    const stream = deflateSync(Buffer.from(content, 'latin1'))
    objects.set(
      number + 1,
      Buffer.concat([
        Buffer.from(`<< /Length ${stream.length} /Filter /FlateDecode >>\nstream\n`),
        stream,
        Buffer.from('\nendstream'),
      ]),
    )
  }
  for (const [at, object] of (parts.objects ?? []).entries()) text(100 + at, object)
  return assembled(objects, parts.trailer ?? '')
}

function assembled(objects: ReadonlyMap<number, Buffer>, trailer: string): Uint8Array {
  const pieces: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const places = new Map<number, number>()
  let length = pieces[0]?.length ?? 0
  const add = (piece: Buffer): void => {
    pieces.push(piece)
    length += piece.length
  }
  for (const [number, content] of objects) {
    places.set(number, length)
    add(Buffer.concat([Buffer.from(`${number} 0 obj\n`), content, Buffer.from('\nendobj\n')]))
  }
  const start = length
  const sections = [...places].map(
    ([number, at]) => `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`,
  )
  const highest = Math.max(...places.keys())
  add(
    Buffer.from(
      `xref\n${sections.join('')}trailer\n<< /Size ${highest + 1} /Root 1 0 R /Info 4 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  )
  return Buffer.concat(pieces)
}

/** Lines of text beneath each other: the first at `top`, each at `left`. */
export function pdfLines(
  lines: readonly string[],
  {
    left = 72,
    top = 700,
    size = 10,
    leading = 12,
  }: { left?: number; top?: number; size?: number; leading?: number } = {},
): string {
  return lines
    .map(
      (line, at) =>
        `BT /F ${size} Tf ${left} ${top - at * leading} Td (${line.replace(/[()\\]/g, '\\$&')}) Tj ET`,
    )
    .join('\n')
}
