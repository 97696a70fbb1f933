import { readFileSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'

const PRELOADED_BYTES = 50_000
const layoutUrl = new URL('../../app/layout.tsx', import.meta.url)

test('no more than 50 kB of fonts are loaded before the first paint', () => {
  const layout = readFileSync(layoutUrl, 'utf8')
  const faces = layout.match(/localFont\(\{[^]*?\}\)\n/g) ?? []
  expect(faces.length).toBeGreaterThan(0)
  const bytes = faces
    .filter((face) => !face.includes('preload: false'))
    .map((face) => /src: '([^']+)'/.exec(face)?.[1] ?? '')
    .reduce((sum, source) => sum + statSync(new URL(source, layoutUrl)).size, 0)
  expect(bytes).toBeLessThanOrEqual(PRELOADED_BYTES)
})
