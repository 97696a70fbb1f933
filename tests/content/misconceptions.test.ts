import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { instantiate, plainValue } from '@/lib/card'
import type { Instance, InstanceAnswer, NumericCard, WrongAnswer } from '@/lib/card'
import { formatContentProblem, loadContent } from '@/lib/content'
import { judgeTyped } from './typed-answer'

interface Family {
  readonly cards: readonly string[]
  /** the slips that a card of this family is to recognise, as the engine's specification names them */
  readonly ids: readonly string[]
}

const PER_MODULE = 'receptive-field/theoretical/per-module'
const MIXED = `${PER_MODULE}/conv-pool-deconv-dilated-residual`
const CUBIC = 'sampling/upsampling/non-learnable/nearest-bilinear-bicubic'
const NORMS = 'normalization/in-deep-learning/bn-gn-ln-in'
const EVEN_KERNEL = 'gridding/deconv-checkerboard/remedies/kernel-multiple-of-stride'

const FAMILIES: Readonly<Record<string, Family>> = {
  'conv size': {
    cards: ['conv:out-size', 'conv/hyperparameters:out-size-dilated', 'conv/padding/hyperparameters/valid-vs-same:valid-size'],
    ids: [
      'forgot_padding',
      'padding_once',
      'ignored_dilation',
      'dilated_kd',
      'forgot_plus_one',
      'ceil_for_floor',
      'divided_only',
      'tf_same',
    ],
  },
  'pool size': {
    cards: ['sampling/downsampling:pool-ceil', 'sampling/downsampling/methods/pooling-conv-reorg:pool-both-modes'],
    ids: ['floor_in_ceil_mode', 'no_last_window_rule'],
  },
  'convT size': {
    cards: ['sampling/upsampling/learnable/deconv:out-size', 'sampling/upsampling/learnable/deconv:exact-double'],
    ids: [
      'used_conv_formula',
      'forgot_output_padding',
      'n_times_s',
      'n_not_n_minus_1',
      'added_padding',
      'output_padding_twice',
    ],
  },
  resize: {
    cards: ['sampling/upsampling/non-learnable:resize-size', 'sampling/downsampling/methods:pyramid-size'],
    ids: ['rounded', 'ceiled'],
  },
  parameters: {
    cards: [
      'conv:params',
      'conv/hyperparameters:grouped-params',
      'conv/capacity/attention/channel:se-params',
      'normalization/in-deep-learning:conv-bn-params',
      'architecture:flatten-linear',
    ],
    ids: [
      'counted_bias',
      'forgot_bias',
      'forgot_groups',
      'groups_twice',
      'used_positions',
      'forgot_cin',
      'bn_running_stats',
      'flatten_wrong_size',
    ],
  },
  MACs: {
    cards: [
      'conv:macs',
      'sampling/upsampling/learnable/deconv:macs',
      'architecture:separable-ratio',
      'architecture:separable-macs',
      'architecture:inverted-residual',
      'architecture/stem-speed:stem-macs',
      'architecture/macs-vs-latency:flops-of-layer',
    ],
    ids: [
      'flops_for_macs',
      'macs_for_flops',
      'input_area',
      'output_area',
      'forgot_groups',
      'forgot_cin',
      'bias_as_mac',
      'no_padding_products',
      'depthwise_only',
    ],
  },
  'receptive field': {
    cards: [
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
    ids: [
      'k_not_k_minus_1',
      'added_strides',
      'jump_off_by_one',
      'ignored_stride',
      'ignored_dilation',
      'ignored_pooling',
      'summed_kernels',
      'multiplied_kernels',
      'last_stride_counts',
      'padding_in_size',
      'first_branch',
      'sum_of_branches',
      'area_for_side',
      'unclipped_at_border',
    ],
  },
  'start and centre': {
    cards: [
      'receptive-field:centre',
      'receptive-field/theoretical:start',
      `${PER_MODULE}:pixel-range`,
      'conv/hyperparameters/odd-kernel-size:shift-of-stack',
    ],
    ids: ['forgot_padding_shift', 'sign_of_start', 'half_off'],
  },
  jump: {
    cards: [
      'receptive-field/theoretical:jump',
      'receptive-field/theoretical:decoder-jump',
      `${MIXED}:deconv-rf`,
      `${MIXED}:upsample-then-conv`,
    ],
    ids: ['upsample_multiplies'],
  },
  gridding: {
    cards: [
      'gridding/dilated-gridding:holes-count',
      'gridding/dilated-gridding/remedies/change-rates:coverage',
      'gridding/dilated-gridding/remedies/reduce-high-frequency/small-rate-last:coverage-after',
    ],
    ids: ['hull_for_set', 'k_to_the_layers'],
  },
  overlap: {
    cards: ['gridding/deconv-checkerboard:overlap-range', `${EVEN_KERNEL}:even-count`],
    ids: ['k_for_count', 'rounded_ratio', 'added_axes'],
  },
  coordinates: {
    cards: ['sampling/align-corners:src-true', 'sampling/align-corners:src-false', 'sampling/align-corners:value-2x'],
    ids: ['swapped_align_corners', 'no_half_pixel', 'n_over_o_corners'],
  },
  bicubic: {
    cards: [`${CUBIC}:cubic-mid`, `${CUBIC}:cubic-impulse`],
    ids: ['minus_half', 'weights_positive'],
  },
  'BN momentum': {
    cards: [`${NORMS}/bn-momentum:pytorch-n-steps`, `${NORMS}/bn-momentum:running-var`, `${NORMS}/bn-momentum:train-output`],
    ids: ['tf_convention', 'biased_running_var', 'unbiased_output', 'forgot_initial_one'],
  },
  folding: {
    cards: ['normalization/in-deep-learning:fold', 'normalization/in-deep-learning:fold-quiet-channel'],
    ids: ['forgot_eps', 'forgot_bias_scale', 'sqrt_missing'],
  },
  'norm counts': {
    cards: [`${NORMS}:how-many-means`, `${NORMS}:affine-count`],
    ids: ['per_element_affine', 'ln_for_gn'],
  },
  ERF: {
    cards: [
      'receptive-field/effective:std-uniform',
      'receptive-field/effective/what-affects-erf:depth-factor',
      'receptive-field/effective/what-affects-erf:kernel-for-depth',
    ],
    ids: ['linear_growth', 'variance_for_std', 'k_squared_over_12'],
  },
  Nyquist: {
    cards: ['sampling:finest-period', 'sampling/downsampling/anti-alias/obey-sampling-theorem:cutoff-cycles'],
    ids: ['fs_for_half'],
  },
  'partial conv': {
    cards: ['conv/padding/remedies/partial-conv:scale-factor', 'conv/padding/remedies/partial-conv:hole'],
    ids: ['inverse_ratio', 'no_rescale'],
  },
}

/** What a card cannot tell apart whatever the numbers, and why. Another card of the family has the slip alone. */
const NEVER_ALONE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'sampling/upsampling/non-learnable:resize-size': {
    rounded: 'one product that does not round down to the truth rounds up to its ceiling',
  },
}

const SEEDS = Array.from({ length: 200 }, (_, index) => index * 7_919 + 1)

const families = Object.entries(FAMILIES)

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

describe.each(families)('the family “%s”', (_, { cards, ids }) => {
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
function seekAlone(template: NumericCard, slip: string): (Drawn & { seed: number; value: WrongAnswer['value'] }) | null {
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
