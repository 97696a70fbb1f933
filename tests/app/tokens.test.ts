import { readFileSync } from 'node:fs'
import {
  differenceEuclidean,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  formatHex,
  oklch,
  parse,
  wcagContrast,
  type Color,
} from 'culori'
import { describe, expect, test } from 'vitest'
import { PAPER } from '@/app/_ui/paper'

const css = readFileSync(new URL('../../app/_ui/css/tokens.css', import.meta.url), 'utf8')

/** The value of a token in one scheme; `--x: var(--y)` is followed. */
function token(name: string, scheme: 'light' | 'dark'): Color {
  const [, light = '', dark = ''] =
    new RegExp(`--${name}: light-dark\\((oklch\\([^)]*\\)), (oklch\\([^)]*\\))\\);`).exec(css) ?? []
  const color = parse(scheme === 'light' ? light : dark)
  if (!color) throw new Error(`no token --${name}`)
  return color
}

const SCHEMES = ['light', 'dark'] as const
const STEPS = [0, 1, 2, 3, 4, 5] as const
const SURFACES = ['paper', 'plate', 'sunk'] as const
const VISION = {
  normal: (color: Color) => color,
  protan: filterDeficiencyProt(1),
  deutan: filterDeficiencyDeuter(1),
  tritan: filterDeficiencyTrit(1),
  // no hue at all: only the lightness is left
  grey: (color: Color) => ({ mode: 'oklch', l: oklch(color)?.l, c: 0 }),
}
const difference = differenceEuclidean('oklab')

describe.each(SCHEMES)('%s scheme', (scheme) => {
  test.each([
    ['ink', 4.5],
    ['ink-2', 4.5],
    ['ink-3', 4.5],
    ['seal', 4.5],
    ['edge', 3],
  ])('--%s stands out from every surface, at least %s : 1', (name, least) => {
    for (const surface of SURFACES) {
      expect([surface, wcagContrast(token(name, scheme), token(surface, scheme)) >= least]).toEqual([surface, true])
    }
  })

  test.each([
    ['ink', { light: 15.0, dark: 15.8 }],
    ['ink-2', { light: 7.7, dark: 9.6 }],
    ['ink-3', { light: 5.2, dark: 6.7 }],
    ['seal', { light: 5.2, dark: 7.0 }],
  ])('--%s has the contrast on paper that the design states', (name, stated) => {
    expect(wcagContrast(token(name, scheme), token('paper', scheme))).toBeGreaterThan(stated[scheme] - 0.1)
  })

  test('the primary button and the seal carry readable text', () => {
    expect(wcagContrast(token('paper', scheme), token('ink', scheme))).toBeGreaterThanOrEqual(4.5)
    expect(wcagContrast(token('on-seal', scheme), token('seal', scheme))).toBeGreaterThanOrEqual(4.5)
  })

  test('text on each step of the recall scale is readable', () => {
    for (const step of STEPS) {
      const contrast = wcagContrast(token(`on-r${step}`, scheme), token(`r${step}`, scheme))
      expect([step, contrast >= 4.5]).toEqual([step, true])
    }
  })

  test.each(Object.entries(VISION))('neighbouring steps of recall are told apart by %s vision', (_, see) => {
    const least = scheme === 'light' ? 0.098 : 0.088
    for (const step of STEPS.slice(1)) {
      const apart = difference(see(token(`r${step - 1}`, scheme)), see(token(`r${step}`, scheme)))
      expect([step, apart, apart >= least - 0.0005]).toEqual([step, apart, true])
    }
  })

  test('recall runs from straw to ink without turning back', () => {
    const lightness = STEPS.map((step) => oklch(token(`r${step}`, scheme))?.l ?? Number.NaN)
    const sorted = [...lightness].sort((a, b) => (scheme === 'light' ? b - a : a - b))
    expect(lightness).toEqual(sorted)
  })

  test('the browser’s own edges have the colour of the paper', () => {
    expect(PAPER[scheme]).toBe(formatHex(token('paper', scheme)))
  })
})

test('the mark of the tab has the seal of the light scheme', () => {
  const icon = readFileSync(new URL('../../app/icon.svg', import.meta.url), 'utf8')
  expect(icon).toContain(formatHex(token('seal', 'light')))
})

test('no stylesheet but the tokens names a colour', () => {
  for (const file of ['base.css', 'media.css']) {
    const sheet = readFileSync(new URL(`../../app/_ui/css/${file}`, import.meta.url), 'utf8')
    expect([file, /#[0-9a-f]{3,8}\b|oklch\(|rgb\(|hsl\(/i.exec(sheet)?.[0] ?? null]).toEqual([file, null])
  }
})
