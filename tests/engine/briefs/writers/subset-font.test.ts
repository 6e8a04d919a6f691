import { describe, expect, it } from 'vitest'
import { readFace } from '../../../../src/engine/briefs/writers/fonts.ts'
import { subsetFont } from '../../../../src/engine/briefs/writers/subset-font.ts'

const TEXT = '港口重新开放，かな 2026'

function tablesOf(font: Buffer): Map<string, Buffer> {
  const found = new Map<string, Buffer>()
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const at = 12 + index * 16
    const start = font.readUInt32BE(at + 8)
    found.set(font.toString('latin1', at, at + 4), font.subarray(start, start + font.readUInt32BE(at + 12)))
  }
  return found
}

/** The pairs of the format 12 table, which the subset writes one by one. */
function charactersOf(font: Buffer): Map<string, number> {
  const cmap = tablesOf(font).get('cmap') ?? Buffer.alloc(0)
  const at = cmap.readUInt32BE(16)
  expect(cmap.readUInt16BE(at)).toBe(12)
  return new Map(
    Array.from({ length: cmap.readUInt32BE(at + 12) }, (_, index) => {
      const group = at + 16 + index * 12
      return [String.fromCodePoint(cmap.readUInt32BE(group)), cmap.readUInt32BE(group + 8)]
    }),
  )
}

function outlineOf(font: Buffer, glyph: number): Buffer {
  const tables = tablesOf(font)
  const loca = tables.get('loca') ?? Buffer.alloc(0)
  return (tables.get('glyf') ?? Buffer.alloc(0)).subarray(
    loca.readUInt32BE(glyph * 4),
    loca.readUInt32BE(glyph * 4 + 4),
  )
}

describe('a font of some characters', () => {
  it('holds those, each with an outline, and no other', async () => {
    const font = subsetFont(await readFace('han'), TEXT)
    const characters = charactersOf(font)
    expect([...characters.keys()].sort()).toEqual([...new Set(TEXT)].sort())
    for (const [character, glyph] of characters) {
      if (character !== ' ') expect(outlineOf(font, glyph).length, character).toBeGreaterThan(20)
    }
    expect(font.length).toBeLessThan(40_000)
  })

  it('keeps the outlines and advances of the whole font', async () => {
    const whole = await readFace('han')
    const all = subsetFont(whole, TEXT)
    const one = subsetFont(whole, '港')
    const [from, to] = [charactersOf(all).get('港') ?? 0, charactersOf(one).get('港') ?? 0]
    expect(outlineOf(one, to).equals(outlineOf(all, from))).toBe(true)
    expect(
      tablesOf(one)
        .get('hmtx')
        ?.readUInt16BE(to * 4),
    ).toBe(1000)
  })

  it('has the checksum that readers of fonts test', async () => {
    const font = subsetFont(await readFace('hanBold'), TEXT)
    let sum = 0
    for (let at = 0; at < font.length; at += 4) sum = (sum + font.readUInt32BE(at)) >>> 0
    expect(sum).toBe(0xb1b0afba)
  })

  it('leaves out what the font does not have', async () => {
    expect([...charactersOf(subsetFont(await readFace('han'), '港\u{10FFFD}\u0E01')).keys()]).toEqual(['港'])
  })
})
