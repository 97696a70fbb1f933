import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { instantiate, type Card, type Instance } from '@/lib/card'
import { formatContentProblem, loadContent } from '@/lib/content'
import type { Mark, Scene } from '@/lib/figure'
import { extentOf, overlappingTexts } from '../figure/extents'

const root = join(import.meta.dirname, '../..')
const SEEDS = [1, 7, 1_000_003, 77_777_777, 2_147_483_647]

/** A question and its pictures go out with nine others in 60 kB. */
const MOST_BYTES = 6_000

let cards: readonly Card[]
beforeAll(async () => {
  const loaded = await loadContent(join(root, 'content'), { texts: false })
  if (!loaded.ok) throw new Error(`content/ has problems:\n${loaded.problems.map(formatContentProblem).join('\n')}`)
  cards = loaded.content.cards.map(({ card }) => card)
}, 120_000)

const drawn = (instance: Instance): Scene[] =>
  [...(instance.figure ? [instance.figure] : []), ...(instance.optionFigures ?? [])].map((figure) => figure.draw())

const marksOf = (scene: Scene): Mark[][] => [
  [...scene.marks],
  ...(scene.frames ?? []).map((frame) => [...scene.marks, ...frame.marks]),
]

test('every question of the map that asks for a picture is a card', () => {
  const asks = JSON.parse(readFileSync(join(root, 'tests/golden/figure-asks.json'), 'utf8')) as string[]
  expect(asks).toHaveLength(39)
  const figures = cards.filter(({ kind }) => kind === 'figure').map(({ id }) => id)
  expect(asks.filter((id) => !figures.includes(id))).toEqual([])
})

describe('the pictures of every card, for five seeds', () => {
  test('stay inside their frames, and no text lies on another', () => {
    for (const card of cards)
      for (const seed of SEEDS)
        for (const scene of drawn(instantiate(card, seed)))
          for (const marks of marksOf(scene)) {
            const place = `${card.id} ${seed} ${scene.kind}`
            const { left, right, top, bottom } = extentOf(marks)
            expect([left >= -1, right <= scene.width + 1, top >= -1, bottom <= scene.height + 1], place).toEqual(
              Array(4).fill(true),
            )
            expect(overlappingTexts(marks), place).toEqual([])
          }
  })

  test('of one question are of one size, and weigh little', () => {
    for (const card of cards)
      for (const seed of SEEDS) {
        const scenes = (instantiate(card, seed).optionFigures ?? []).map((figure) => figure.draw())
        expect(new Set(scenes.map(({ width, height }) => `${width}×${height}`)).size, card.id).toBeLessThan(2)
        expect(gzipSync(JSON.stringify(scenes)).length, card.id).toBeLessThan(MOST_BYTES)
      }
  })
})
