/** Tables of a TrueType font that text needs without features (OpenType 1.9.1, chapter "Font file"). */
const KEPT = ['OS/2', 'cvt ', 'fpgm', 'gasp', 'head', 'hhea', 'maxp', 'name', 'prep']

/**
 * A font with the glyphs of some characters alone, so that ten megabytes of Han become some kilobytes. Layout
 * features are left out, which Han and kana do not need; characters that are not in it stay
 * missing, so that Word takes another font for what an editor types later.
 *
 * @param font a TrueType file (`glyf` outlines)
 * @param text every character that is wanted
 */
export function subsetFont(font: Buffer, text: string): Buffer {
  const tables = readTables(font)
  const locations = readLocations(tables)
  const outlines = table(tables, 'glyf')
  const outline = (glyph: number): Buffer => outlines.subarray(locations[glyph], locations[glyph + 1])

  const mapped = readCharacters(table(tables, 'cmap'), text)
  const glyphs = [...new Set([0, ...mapped.map(([, glyph]) => glyph)])]
  // A glyph may be composed of others, and those again.
  for (const glyph of glyphs) {
    for (const at of componentPlaces(outline(glyph))) {
      const component = outline(glyph).readUInt16BE(at)
      if (!glyphs.includes(component)) glyphs.push(component)
    }
  }
  const numbers = new Map(glyphs.map((glyph, number) => [glyph, number]))
  const written = glyphs.map((glyph) => {
    const bytes = Buffer.from(outline(glyph))
    for (const at of componentPlaces(bytes)) bytes.writeUInt16BE(numbers.get(bytes.readUInt16BE(at)) ?? 0, at)
    return Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)])
  })

  const kept: Tables = new Map(
    KEPT.filter((name) => tables.has(name)).map((name) => [name, Buffer.from(table(tables, name))]),
  )
  table(kept, 'head').writeInt16BE(1, 50)
  table(kept, 'maxp').writeUInt16BE(glyphs.length, 4)
  table(kept, 'hhea').writeUInt16BE(glyphs.length, 34)
  kept.set('glyf', Buffer.concat(written))
  kept.set('loca', writeLocations(written))
  kept.set('hmtx', writeMetrics(tables, glyphs))
  kept.set('cmap', writeCharacters(mapped.map(([character, glyph]) => [character, numbers.get(glyph) ?? 0])))
  kept.set('post', writePost(table(tables, 'post')))
  return writeTables(kept)
}

type Tables = Map<string, Buffer>

function table(tables: Tables, name: string): Buffer {
  const found = tables.get(name)
  if (found === undefined) throw new Error(`The font has no table ${name}`)
  return found
}

function readTables(font: Buffer): Tables {
  const tables: Tables = new Map()
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const at = 12 + index * 16
    const start = font.readUInt32BE(at + 8)
    tables.set(font.toString('latin1', at, at + 4), font.subarray(start, start + font.readUInt32BE(at + 12)))
  }
  return tables
}

function readLocations(tables: Tables): number[] {
  const loca = table(tables, 'loca')
  const long = table(tables, 'head').readInt16BE(50) === 1
  return Array.from({ length: table(tables, 'maxp').readUInt16BE(4) + 1 }, (_, glyph) =>
    long ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2,
  )
}

/** Where a composite glyph names its parts (`glyf`, "Composite glyph description"). */
function componentPlaces(outline: Buffer): number[] {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return []
  const places: number[] = []
  for (let at = 10; ;) {
    const flags = outline.readUInt16BE(at)
    places.push(at + 2)
    const [words, scale, twoScales, matrix, more] = [0x1, 0x8, 0x40, 0x80, 0x20].map(
      (bit) => (flags & bit) !== 0,
    )
    if (more !== true) return places
    at +=
      4 + (words === true ? 4 : 2) + (scale === true ? 2 : twoScales === true ? 4 : matrix === true ? 8 : 0)
  }
}

/** Each wanted character that the font holds, in ascending order, with its glyph. Reads formats 4 and 12. */
function readCharacters(cmap: Buffer, text: string): [number, number][] {
  const records = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) =>
    cmap.readUInt32BE(4 + index * 8 + 4),
  )
  const full = records.find((at) => cmap.readUInt16BE(at) === 12)
  const basic = records.find((at) => cmap.readUInt16BE(at) === 4)
  const glyphOf = (character: number): number =>
    full !== undefined
      ? glyphInGroups(cmap, full, character)
      : basic !== undefined
        ? glyphInSegments(cmap, basic, character)
        : 0
  const wanted = [...new Set([...text].map((letter) => letter.codePointAt(0) ?? 0))].sort((a, b) => a - b)
  return wanted
    .map((character): [number, number] => [character, glyphOf(character)])
    .filter(([, glyph]) => glyph !== 0)
}

function glyphInGroups(cmap: Buffer, at: number, character: number): number {
  for (let index = 0; index < cmap.readUInt32BE(at + 12); index += 1) {
    const group = at + 16 + index * 12
    const first = cmap.readUInt32BE(group)
    if (character >= first && character <= cmap.readUInt32BE(group + 4)) {
      return cmap.readUInt32BE(group + 8) + character - first
    }
  }
  return 0
}

function glyphInSegments(cmap: Buffer, at: number, character: number): number {
  const size = cmap.readUInt16BE(at + 6)
  for (let offset = 0; offset < size; offset += 2) {
    if (cmap.readUInt16BE(at + 14 + offset) < character) continue
    const first = cmap.readUInt16BE(at + 16 + size + offset)
    if (first > character) return 0
    const delta = cmap.readUInt16BE(at + 16 + 2 * size + offset)
    const place = at + 16 + 3 * size + offset
    const range = cmap.readUInt16BE(place)
    if (range === 0) return (character + delta) & 0xffff
    const glyph = cmap.readUInt16BE(place + range + (character - first) * 2)
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff
  }
  return 0
}

function writeLocations(outlines: readonly Buffer[]): Buffer {
  const loca = Buffer.alloc((outlines.length + 1) * 4)
  let end = 0
  for (const [index, outline] of outlines.entries()) {
    end += outline.length
    loca.writeUInt32BE(end, (index + 1) * 4)
  }
  return loca
}

/** Advance and side bearing of each glyph; beyond the last stated advance the last one holds (`hmtx`). */
function writeMetrics(tables: Tables, glyphs: readonly number[]): Buffer {
  const metrics = table(tables, 'hmtx')
  const stated = table(tables, 'hhea').readUInt16BE(34)
  const written = Buffer.alloc(glyphs.length * 4)
  for (const [number, glyph] of glyphs.entries()) {
    written.writeUInt16BE(metrics.readUInt16BE(Math.min(glyph, stated - 1) * 4), number * 4)
    const bearing = glyph < stated ? glyph * 4 + 2 : stated * 4 + (glyph - stated) * 2
    written.writeInt16BE(metrics.readInt16BE(bearing), number * 4 + 2)
  }
  return written
}

/** Format 4 for what old readers ask (Windows, BMP) and format 12 for all. */
function writeCharacters(mapped: readonly [number, number][]): Buffer {
  const segments = [...mapped.filter(([character]) => character < 0xffff), [0xffff, 0] as const]
  const size = segments.length * 2
  const basic = Buffer.alloc(16 + size * 4)
  const power = 2 ** Math.floor(Math.log2(segments.length))
  const head = [4, basic.length, 0, size, power * 2, Math.log2(power), size - power * 2]
  head.forEach((value, index) => basic.writeUInt16BE(value, index * 2))
  for (const [index, [character, glyph]] of segments.entries()) {
    basic.writeUInt16BE(character, 14 + index * 2)
    basic.writeUInt16BE(character, 16 + size + index * 2)
    basic.writeUInt16BE((glyph - character) & 0xffff, 16 + size * 2 + index * 2)
  }
  const full = Buffer.alloc(16 + mapped.length * 12)
  full.writeUInt16BE(12, 0)
  full.writeUInt32BE(full.length, 4)
  full.writeUInt32BE(mapped.length, 12)
  for (const [index, [character, glyph]] of mapped.entries()) {
    full.writeUInt32BE(character, 16 + index * 12)
    full.writeUInt32BE(character, 20 + index * 12)
    full.writeUInt32BE(glyph, 24 + index * 12)
  }
  const records = Buffer.alloc(20)
  const encodings: [number, number][] = [
    [1, 20],
    [10, 20 + basic.length],
  ]
  records.writeUInt16BE(2, 2)
  for (const [index, [encoding, offset]] of encodings.entries()) {
    records.writeUInt16BE(3, 4 + index * 8)
    records.writeUInt16BE(encoding, 6 + index * 8)
    records.writeUInt32BE(offset, 8 + index * 8)
  }
  return Buffer.concat([records, basic, full])
}

/** `post` version 3: the numbers stay, the glyphs' names go. */
function writePost(post: Buffer): Buffer {
  const written = Buffer.from(post.subarray(0, 32))
  written.writeUInt32BE(0x0003_0000, 0)
  return written
}

function writeTables(tables: Tables): Buffer {
  const names = [...tables.keys()].sort()
  const power = 2 ** Math.floor(Math.log2(names.length))
  const directory = Buffer.alloc(12 + names.length * 16)
  directory.writeUInt32BE(0x0001_0000, 0)
  const head = [names.length, power * 16, Math.log2(power), (names.length - power) * 16]
  head.forEach((value, index) => directory.writeUInt16BE(value, 4 + index * 2))
  table(tables, 'head').writeUInt32BE(0, 8)
  const parts = [directory]
  let offset = directory.length
  let headPlace = 0
  for (const [index, name] of names.entries()) {
    const bytes = table(tables, name)
    const padded = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)])
    if (name === 'head') headPlace = offset
    directory.write(name, 12 + index * 16, 'latin1')
    directory.writeUInt32BE(checksum(padded), 16 + index * 16)
    directory.writeUInt32BE(offset, 20 + index * 16)
    directory.writeUInt32BE(bytes.length, 24 + index * 16)
    parts.push(padded)
    offset += padded.length
  }
  const font = Buffer.concat(parts)
  font.writeUInt32BE((0xb1b0_afba - checksum(font)) >>> 0, headPlace + 8)
  return font
}

function checksum(bytes: Buffer): number {
  let sum = 0
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0
  return sum
}
