import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { instantiate, plainValue } from '@/lib/card'
import type { Instance, InstanceAnswer, NumericCard, WrongAnswer } from '@/lib/card'
import { formatContentProblem, loadContent } from '@/lib/content'
import type { MisconceptionFamily } from '@/lib/engine/misconceptions'
import { MISCONCEPTION_IDS } from '../engine/misconception-ids'
import { judgeTyped } from './typed-answer'

const PER_MODULE = 'receptive-field/theoretical/per-module'
const MIXED = `${PER_MODULE}/conv-pool-deconv-dilated-residual`
const CUBIC = 'sampling/upsampling/non-learnable/nearest-bilinear-bicubic'
const NORMS = 'normalization/in-deep-learning/bn-gn-ln-in'
const EVEN_KERNEL = 'gridding/deconv-checkerboard/remedies/kernel-multiple-of-stride'

/** The cards of each family. */
const FAMILIES: Readonly<Record<MisconceptionFamily, readonly string[]>> = {
  conv_size: [
    'conv:out-size',
    'conv/hyperparameters:out-size-dilated',
    'conv/padding/hyperparameters/valid-vs-same:valid-size',
  ],
  pool_size: ['sampling/downsampling:pool-ceil', 'sampling/downsampling/methods/pooling-conv-reorg:pool-both-modes'],
  conv_transpose_size: [
    'sampling/upsampling/learnable/deconv:out-size',
    'sampling/upsampling/learnable/deconv:exact-double',
  ],
  resize_size: ['sampling/upsampling/non-learnable:resize-size', 'sampling/downsampling/methods:pyramid-size'],
  parameters: [
    'conv:params',
    'conv/hyperparameters:grouped-params',
    'conv/capacity/attention/channel:se-params',
    'normalization/in-deep-learning:conv-bn-params',
    'architecture:flatten-linear',
  ],
  macs: [
    'conv:macs',
    'sampling/upsampling/learnable/deconv:macs',
    'architecture:separable-ratio',
    'architecture:separable-macs',
    'architecture:inverted-residual',
    'architecture/stem-speed:stem-macs',
    'architecture/macs-vs-latency:flops-of-layer',
  ],
  receptive_field: [
    'receptive-field:two-layers',
    'receptive-field/theoretical:chain',
    'receptive-field/theoretical:backward',
    'receptive-field/theoretical:size-with-padding',
    `${PER_MODULE}:resnet-stem`,
    `${PER_MODULE}:vgg-stage`,
    `${PER_MODULE}:seen-at-border`,
    `${MIXED}:dilated-after-stride`,
    `${MIXED}:residual-rf`,
    'conv/enlarge-receptive-field/dilated-conv:stack-rf',
  ],
  start_centre: [
    'receptive-field:centre',
    'receptive-field/theoretical:start',
    `${PER_MODULE}:pixel-range`,
    'conv/hyperparameters/odd-kernel-size:shift-of-stack',
  ],
  jump: [
    'receptive-field/theoretical:jump',
    'receptive-field/theoretical:decoder-jump',
    `${MIXED}:deconv-rf`,
    `${MIXED}:upsample-then-conv`,
  ],
  gridding: [
    'gridding/dilated-gridding:holes-count',
    'gridding/dilated-gridding/remedies/change-rates:coverage',
    'gridding/dilated-gridding/remedies/reduce-high-frequency/small-rate-last:coverage-after',
  ],
  overlap: ['gridding/deconv-checkerboard:overlap-range', `${EVEN_KERNEL}:even-count`],
  coordinates: [
    'sampling/align-corners:src-true',
    'sampling/align-corners:src-false',
    'sampling/align-corners:value-2x',
  ],
  bicubic: [`${CUBIC}:cubic-mid`, `${CUBIC}:cubic-impulse`],
  bn_momentum: [
    `${NORMS}/bn-momentum:pytorch-n-steps`,
    `${NORMS}/bn-momentum:running-var`,
    `${NORMS}/bn-momentum:train-output`,
  ],
  folding: ['normalization/in-deep-learning:fold', 'normalization/in-deep-learning:fold-quiet-channel'],
  norm_counts: [`${NORMS}:how-many-means`, `${NORMS}:affine-count`],
  erf: [
    'receptive-field/effective:std-uniform',
    'receptive-field/effective/what-affects-erf:depth-factor',
    'receptive-field/effective/what-affects-erf:kernel-for-depth',
  ],
  nyquist: ['sampling:finest-period', 'sampling/downsampling/anti-alias/obey-sampling-theorem:cutoff-cycles'],
  partial_conv: ['conv/padding/remedies/partial-conv:scale-factor', 'conv/padding/remedies/partial-conv:hole'],
}

/** What a card cannot tell apart whatever the numbers, and why. Another card of the family has the slip alone. */
const NEVER_ALONE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'sampling/upsampling/non-learnable:resize-size': {
    rounded: 'one product that does not round down to the truth rounds up to its ceiling',
  },
}

const SEEDS = Array.from({ length: 200 }, (_, index) => index * 7_919 + 1)

const families = Object.entries(FAMILIES).map(([family, cards]) => ({
  family,
  cards,
  ids: MISCONCEPTION_IDS[family as MisconceptionFamily],
}))

let numeric: ReadonlyMap<string, NumericCard>
beforeAll(async () => {
  const loaded = await loadContent(join(import.meta.dirname, '../../content'))
  if (!loaded.ok) throw new Error(`content/ has problems:\n${loaded.problems.map(formatContentProblem).join('\n')}`)
  numeric = new Map(
    loaded.content.cards.flatMap(({ card }) => (card.kind === 'numeric' ? [[card.id, card] as const] : [])),
  )
}, 60_000)

test('there are nineteen families', () => {
  expect(families).toHaveLength(19)
})

describe.each(families)('the family “$family”', ({ cards, ids }) => {
  test('has two templates or more', () => {
    expect(new Set(cards).size).toBeGreaterThanOrEqual(2)
    expect(cards.filter((id) => !numeric.has(id))).toEqual([])
  })

  test('asks for every slip that it knows, on some card where the slip can stand alone', () => {
    const recognised = pairs(cards, ids).filter(({ id, slip }) => !NEVER_ALONE[id]?.[slip])
    expect(ids.filter((id) => recognised.every(({ slip }) => slip !== id))).toEqual([])
  })

  test('names the slip, and no other, where it alone gives the number typed', () => {
    for (const { id, slip } of pairs(cards, ids)) {
      const found = seekAlone(card(id), slip)
      if (NEVER_ALONE[id]?.[slip]) {
        expect(found, `${id}: ${slip} does stand alone`).toBeNull()
        continue
      }
      expect(found, `${id}: no seed on which ${slip} stands alone`).not.toBeNull()
      if (found) expect(judgeTyped(found.value, found), `${id} ${found.seed}`).toEqual(verdictOf([slip]))
    }
  })
})

test('two slips that give the same number are both named, the likelier first', () => {
  const shared: string[] = []
  for (const template of numeric.values()) {
    for (const seed of SEEDS.slice(0, 40)) {
      const drawn = answered(instantiate(template, seed))
      for (const [value, ids] of alike(drawn.wrong)) {
        if (ids.length < 2) continue
        shared.push(template.id)
        const first = drawn.wrong.find((wrong) => plainValue(wrong.value) === value)
        if (first) expect(judgeTyped(first.value, drawn), `${template.id} ${seed}`).toEqual(verdictOf(ids))
      }
    }
  }
  expect(shared).toEqual(expect.arrayContaining(['sampling/align-corners:value-2x', ...Object.keys(NEVER_ALONE)]))
})

function card(id: string): NumericCard {
  const found = numeric.get(id)
  if (!found) throw new Error(`There is no numeric card ${id}.`)
  return found
}

function namesOf({ template }: NumericCard): readonly string[] {
  return template.misconceptions.map(({ id }) => id)
}

/** Every card of a family with each slip of the family that it recognises. */
function pairs(cards: readonly string[], ids: readonly string[]): { id: string; slip: string }[] {
  return cards.flatMap((id) =>
    namesOf(card(id))
      .filter((slip) => ids.includes(slip))
      .map((slip) => ({ id, slip })),
  )
}

interface Drawn {
  readonly answer: InstanceAnswer
  readonly wrong: readonly WrongAnswer[]
}

/** The first instance in which this slip, and no other, leads to its value. */
function seekAlone(
  template: NumericCard,
  slip: string,
): (Drawn & { seed: number; value: WrongAnswer['value'] }) | null {
  for (const seed of SEEDS) {
    const drawn = answered(instantiate(template, seed))
    const hit = drawn.wrong.find(({ id }) => id === slip)
    if (hit && alike(drawn.wrong).get(plainValue(hit.value))?.length === 1) return { ...drawn, seed, value: hit.value }
  }
  return null
}

function answered({ answer, wrong }: Instance): Drawn {
  if (!answer) throw new Error('An instance of a numeric card has an answer.')
  return { answer, wrong }
}

/** The slips of an instance by the value they lead to, in the order of the card. */
function alike(wrong: readonly WrongAnswer[]): ReadonlyMap<string, readonly string[]> {
  const byValue = new Map<string, string[]>()
  for (const { id, value } of wrong) {
    const text = plainValue(value)
    byValue.set(text, [...(byValue.get(text) ?? []), id])
  }
  return byValue
}

function verdictOf(ids: readonly string[]) {
  return { verdict: 'wrong', misconception: ids.map((id) => ({ id, html: '' })) }
}
