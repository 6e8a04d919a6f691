import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../../src/renderer/ui/tokens.css', import.meta.url), 'utf8')

/** Contrast of WCAG 2.2 between two colours of six hex digits. */
function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((left, right) => right - left) as [
    number,
    number,
  ]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function tokensOf(selector: string): Map<string, string> {
  const from = css.indexOf(`${selector} {`)
  const rules = css.slice(from, css.indexOf('\n}', from))
  return new Map(
    [...rules.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]),
  )
}

const light = tokensOf(':root')
const themes = { light, dark: new Map([...light, ...tokensOf("[data-theme='dark']")]) }
const surfaces = ['chrome', 'list', 'page', 'hover', 'select']
const meanings = [
  'held',
  'vetted',
  'spiked',
  'syndicated',
  'opinion',
  'story',
  'danger',
  'inserted',
  'deleted',
]

describe.each(Object.entries(themes))('colours, %s', (_, tokens) => {
  const colour = (name: string) => tokens.get(name) ?? expect.fail(`--${name} is no colour of six digits`)

  it.each(['ink', 'ink-2', 'ink-3', 'accent'])('%s reads on every surface', (text) => {
    for (const surface of surfaces)
      expect(contrast(colour(text), colour(surface))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(meanings)('%s reads on its own ground and on every surface', (meaning) => {
    for (const ground of [`${meaning}-bg`, ...surfaces]) {
      expect(contrast(colour(meaning), colour(ground)), `${meaning} on ${ground}`).toBeGreaterThanOrEqual(4.5)
    }
  })

  it('reads on accents, hits, toasts and paper', () => {
    expect(contrast(colour('on-accent'), colour('accent'))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(colour('ink'), colour('hit'))).toBeGreaterThanOrEqual(4.5)
    expect(contrast(colour('toast-ink'), colour('toast'))).toBeGreaterThanOrEqual(4.5)
    for (const text of ['paper-ink', 'paper-ink-2', 'paper-accent']) {
      expect(contrast(colour(text), colour('paper'))).toBeGreaterThanOrEqual(4.5)
    }
    expect(contrast(colour('paper-held'), colour('paper-held-bg'))).toBeGreaterThanOrEqual(4.5)
  })

  it('shows the edges of controls on the surfaces that controls stand on', () => {
    for (const surface of ['chrome', 'list', 'page', 'hover']) {
      expect(contrast(colour('line-strong'), colour(surface))).toBeGreaterThanOrEqual(3)
    }
  })
})
