import { describe, expect, test } from 'vitest'
import { formatFraction, fraction } from '@/lib/engine'
import {
  isReal,
  MISCONCEPTIONS,
  wrongResults,
  type MisconceptionFamily,
  type MisconceptionGiven,
  type MisconceptionId,
  type ResultValue,
} from '@/lib/engine/misconceptions'
import { MISCONCEPTION_IDS } from './misconception-ids'

/** A value as written, a real one to nine places. */
const written = (value: ResultValue) => (isReal(value) ? `~${value.real.toFixed(9)}` : formatFraction(value))

const f = (num: number, den = 1) => fraction(num, den)

interface Example {
  readonly name: string
  readonly family: MisconceptionFamily
  readonly expected: { answer: string; wrong: Record<string, readonly string[]> }
  readonly found: () => Example['expected']
}

/** An instance, its answer, and the values of some of its misconceptions, worked out by hand. */
function example<F extends MisconceptionFamily>(
  family: F,
  given: MisconceptionGiven[F],
  answer: string,
  wrong: Partial<Record<MisconceptionId, string | readonly string[]>>,
): Example {
  const lists = Object.fromEntries(Object.entries(wrong).map(([id, values]) => [id, [values].flat()]))
  return {
    name: `${family} ${Object.keys(wrong).join(', ')}`,
    family,
    expected: { answer, wrong: lists },
    found: () => {
      const results = wrongResults(family, given)
      const valuesOf = (id: string) =>
        results.wrong.filter(({ ids }) => ids.some((other) => other === id)).map(({ value }) => written(value))
      return {
        answer: written(results.answer),
        wrong: Object.fromEntries(Object.keys(wrong).map((id) => [id, valuesOf(id)])),
      }
    },
  }
}

const conv = (kernel: number, stride = 1, padding = 0, dilation = 1) =>
  ({ kind: 'conv', kernel, stride, padding, dilation }) as const
const pool = (kernel: number) => ({ kind: 'pool', kernel }) as const
const both = <T>(axis: T) => [axis, axis]

const EXAMPLES: readonly Example[] = [
  // K = 9: ⌊(32 + 4 − 9)/2⌋ + 1
  example('conv_size', { n: 32, kernel: 5, stride: 2, padding: 2, dilation: 2 }, '14', {
    forgot_padding: '12',
    padding_once: '13',
    ignored_dilation: '16',
    // K = 10 gives 14 too
    dilated_kd: [],
    forgot_plus_one: '13',
    ceil_for_floor: '15',
    divided_only: '16',
  }),
  example('conv_size', { n: 33, kernel: 5, stride: 2, padding: 2, dilation: 2 }, '15', {
    dilated_kd: '14',
    ceil_for_floor: [],
    tf_same: '17',
  }),
  // one side only is no mistake where the sides differ
  example('conv_size', { n: 5, kernel: 4, padding: [1, 2] }, '5', { padding_once: [], forgot_padding: '2' }),
  // ⌈5/2⌉ + 1 = 4, the last window starts at 6 of 7
  example('pool_size', { n: 7, kernel: 2, ceil: true }, '4', { floor_in_ceil_mode: '3', no_last_window_rule: [] }),
  // ⌈5/2⌉ + 1 = 4, but the last window would start at 6 of 5 + 1
  example('pool_size', { n: 5, kernel: 2, padding: 1, ceil: true }, '3', {
    no_last_window_rule: '4',
    floor_in_ceil_mode: [],
  }),
  // 3·2 − 2 + 3 + 1
  example('conv_transpose_size', { n: 4, kernel: 3, stride: 2, padding: 1, outputPadding: 1 }, '8', {
    used_conv_formula: '2',
    forgot_output_padding: '7',
    n_times_s: [],
    n_not_n_minus_1: '10',
    added_padding: '12',
    output_padding_twice: '9',
  }),
  example('conv_transpose_size', { n: 4, kernel: 4, stride: 2 }, '10', { n_times_s: '8' }),
  example('resize_size', { n: 5, scale: { exact: f(3, 2), decimal: null } }, '7', { rounded: '8', ceiled: '8' }),
  example('resize_size', { n: 7, scale: { exact: f(13, 10), decimal: 1.3 } }, '9', { rounded: [], ceiled: '10' }),
  // 29 exactly, but 28.999… in double precision
  example('resize_size', { n: 25, scale: { exact: f(29, 25), decimal: 1.16 } }, '28', { rounded: '29' }),

  // 4·3·9
  example('parameters', { op: 'conv', inChannels: 6, outChannels: 4, kernel: [3, 3], groups: 2, bias: false }, '108', {
    counted_bias: '112',
    forgot_bias: [],
    forgot_groups: '216',
    groups_twice: '54',
    used_positions: [],
  }),
  example(
    'parameters',
    { op: 'conv', inChannels: 6, outChannels: 4, kernel: [3, 3], groups: 2, outputSize: [5, 5] },
    '112',
    {
      forgot_bias: '108',
      forgot_groups: '220',
      groups_twice: '58',
      used_positions: '2800',
      forgot_cin: '40',
    },
  ),
  // 6·2·9 + 4; with one input channel 1·2·9 + 4
  example('parameters', { op: 'convT', inChannels: 6, outChannels: 4, kernel: [3, 3], groups: 2 }, '112', {
    forgot_cin: '22',
  }),
  example('parameters', { op: 'batchnorm', channels: 8 }, '16', { bn_running_stats: '32' }),
  // 16·4·4·10 + 10; 16·32·32·10 + 10; 16·10 + 10
  example('parameters', { op: 'linear', channels: 16, size: [4, 4], outFeatures: 10, inputSize: [32, 32] }, '2570', {
    flatten_wrong_size: ['163850', '170'],
    forgot_bias: '2560',
  }),

  // 4·4 outputs · 8 · 3 · 9; along each axis 2 + 3 + 3 + 3 = 11 products are of real elements
  example(
    'macs',
    { op: 'conv', inChannels: 3, outChannels: 8, axes: both({ n: 8, kernel: 3, stride: 2, padding: 1 }) },
    '3456',
    {
      flops_for_macs: '6912',
      macs_for_flops: [],
      input_area: '13824',
      output_area: [],
      forgot_groups: [],
      forgot_cin: '1152',
      bias_as_mac: '3584',
      no_padding_products: '2904',
    },
  ),
  example(
    'macs',
    {
      op: 'conv',
      inChannels: 4,
      outChannels: 8,
      groups: 2,
      asks: 'flops',
      bias: false,
      axes: both({ n: 8, kernel: 3, stride: 2, padding: 1 }),
    },
    '4608',
    { macs_for_flops: '2304', flops_for_macs: [], forgot_groups: '9216', forgot_cin: '2304', bias_as_mac: [] },
  ),
  // 3·3 inputs · 4 · 2 · 9; 5·5 outputs
  example(
    'macs',
    { op: 'convT', inChannels: 4, outChannels: 2, axes: both({ n: 3, kernel: 3, stride: 2, padding: 1 }) },
    '648',
    {
      output_area: '1800',
      input_area: [],
      forgot_cin: '162',
      bias_as_mac: '698',
    },
  ),
  // 36·4·9 + 36·4·8
  example(
    'macs',
    { op: 'separable', inChannels: 4, outChannels: 8, axes: both({ n: 6, kernel: 3, padding: 1 }) },
    '2448',
    {
      depthwise_only: '1296',
      forgot_groups: '6336',
      // along each axis 2 + 4·3 + 2 = 16 real products: 256·4 + 1152
      no_padding_products: '2176',
    },
  ),
  example('macs', { op: 'linear', inFeatures: 20, outFeatures: 10 }, '200', { bias_as_mac: '210' }),

  // 1 + 2 + 4·2 + 2·4
  example('receptive_field', { layers: [conv(3, 2, 1), conv(5, 2, 2), conv(3)] }, '19', {
    k_not_k_minus_1: ['25', '26'],
    jump_off_by_one: '29',
    ignored_stride: '9',
    summed_kernels: '11',
    multiplied_kernels: '45',
    padding_in_size: '29',
    area_for_side: '361',
    added_strides: [],
    last_stride_counts: [],
  }),
  // jumps 1, 2, 4, 8; added up 1, 2, 4, 6
  example('receptive_field', { layers: [conv(3, 2), conv(3, 2), conv(3, 2), conv(3, 2)] }, '31', {
    added_strides: '27',
    last_stride_counts: '47',
  }),
  example('receptive_field', { layers: [conv(3, 1, 0, 2), conv(3)] }, '7', { ignored_dilation: '5' }),
  example('receptive_field', { layers: [conv(3), pool(2), conv(3)] }, '8', { ignored_pooling: '5' }),
  example('receptive_field', { layers: [], branches: [[conv(3, 1, 1)], [conv(3, 1, 1), conv(3, 1, 1)]] }, '5', {
    first_branch: '3',
    sum_of_branches: '8',
  }),
  // unit 0 has its two left positions in the padding
  example('receptive_field', { layers: [conv(3, 1, 1), conv(3, 1, 1)], border: { n: 8, unit: 0 } }, '3', {
    unclipped_at_border: '5',
    area_for_side: '9',
    k_not_k_minus_1: [],
  }),

  // −1 − 1·2; r = 7
  example('start_centre', { layers: [conv(3, 2, 1), conv(3, 1, 1)], asks: 'start' }, '-3', {
    forgot_padding_shift: '0',
    sign_of_start: '3',
    half_off: [],
  }),
  example('start_centre', { layers: [conv(3, 2, 1), conv(3, 1, 1)], asks: 'centre' }, '0', {
    forgot_padding_shift: '3',
    sign_of_start: '6',
    half_off: ['1/2', '-1/2'],
  }),
  example('start_centre', { layers: [conv(3, 2, 1), conv(3, 1, 1)], asks: 'start', unit: 2 }, '1', {
    forgot_padding_shift: '4',
    sign_of_start: '7',
  }),
  example('jump', { layers: [conv(3, 4), { kind: 'convT', kernel: 4, stride: 2, padding: 1 }] }, '2', {
    upsample_multiplies: '8',
  }),
  example('jump', { layers: [conv(3, 4), conv(3, 2)] }, '8', { upsample_multiplies: [] }),

  // −6, −4, … 6
  example('gridding', { layers: [2, 2, 2].map((dilation) => ({ kernel: 3, dilation })) }, '7', {
    hull_for_set: '13',
    k_to_the_layers: '27',
  }),
  example('gridding', { axes: 2, layers: [2, 2, 2].map((dilation) => ({ kernel: 3, dilation })) }, '49', {
    hull_for_set: '169',
    k_to_the_layers: '729',
  }),
  // output 0: taps 0 and 2; output 1: tap 1
  example('overlap', { axes: [{ kernel: 3, stride: 2, output: 1 }] }, '1', {
    k_for_count: '3',
    rounded_ratio: '2',
    added_axes: [],
  }),
  example(
    'overlap',
    {
      axes: [
        { kernel: 3, stride: 2, output: 0 },
        { kernel: 3, stride: 2, output: 1 },
      ],
    },
    '2',
    { k_for_count: '9', rounded_ratio: '4', added_axes: '3' },
  ),
  // at the border only tap 0 has an input
  example('overlap', { axes: [{ kernel: 3, stride: 2, n: 4, output: 0 }] }, '1', { k_for_count: '3' }),
  example('coordinates', { output: 1, n: 4, o: 8, alignCorners: true }, '3/7', {
    swapped_align_corners: '1/4',
    n_over_o_corners: '4/7',
    no_half_pixel: [],
  }),
  example('coordinates', { output: 1, n: 4, o: 8, alignCorners: false }, '1/4', {
    swapped_align_corners: '3/7',
    no_half_pixel: '1/2',
    n_over_o_corners: [],
  }),
  example('coordinates', { output: 0, n: 4, o: 8, alignCorners: false, scale: f(2) }, '-1/4', { no_half_pixel: '0' }),
  // 3.375 − 11.25 + 12 − 4 = 1/8, times A
  example('bicubic', { distance: f(3, 2) }, '-3/32', { minus_half: '-1/16', weights_positive: '3/32' }),
  // (5/4)/8 − (9/4)/4 + 1
  example('bicubic', { distance: f(-1, 2) }, '19/32', { minus_half: '9/16', weights_positive: [] }),
  example('nyquist', { stride: 4 }, '1/8', { fs_for_half: '1/4' }),

  example('bn_momentum', { asks: 'running_mean', batch: f(5), momentum: f(1, 10) }, '1/2', { tf_convention: '9/2' }),
  // (1 − 1/4)·5
  example('bn_momentum', { asks: 'running_mean', batch: f(5), momentum: f(1, 2), steps: 2 }, '15/4', {}),
  // 9/10 + 5/10: the unbiased variance is 4·5/4
  example('bn_momentum', { asks: 'running_var', batch: f(4), count: 5, momentum: f(1, 10) }, '7/5', {
    tf_convention: '23/5',
    biased_running_var: '13/10',
    forgot_initial_one: '1/2',
  }),
  // 6/√9; 6/√10
  example('bn_momentum', { asks: 'output', x: f(7), mean: f(1), variance: f(8), count: 9, epsilon: f(1) }, '2', {
    unbiased_output: '~1.897366596',
  }),
  // 6·2/3; 12/√8; 12/9
  example('folding', { asks: 'weight', ...norm() }, '4', {
    forgot_eps: '~4.242640687',
    forgot_bias_scale: [],
    sqrt_missing: '4/3',
  }),
  // (5 − 3)·2/3 + 1; 4/√8 + 1; 5 − 2 + 1; 4/9 + 1
  example('folding', { asks: 'bias', ...norm() }, '7/3', {
    forgot_eps: '~2.414213562',
    forgot_bias_scale: '4',
    sqrt_missing: '13/9',
  }),
  example('norm_counts', { op: 'groupnorm', asks: 'statistics', ...sample() }, '6', {
    ln_for_gn: '2',
    per_element_affine: [],
  }),
  example('norm_counts', { op: 'layernorm', asks: 'statistics', ...sample() }, '2', { ln_for_gn: '6' }),
  example('norm_counts', { op: 'layernorm', asks: 'statistics', ...sample(), lastAxes: 1 }, '48', { ln_for_gn: '6' }),
  example('norm_counts', { op: 'layernorm', asks: 'parameters', ...sample(), lastAxes: 2 }, '32', { ln_for_gn: '12' }),
  example('norm_counts', { op: 'batchnorm', asks: 'parameters', ...sample() }, '12', { per_element_affine: '192' }),
  // 4·48/12 = 16; 4·49/12
  example('erf', { layers: [7, 7, 7, 7].map((kernel) => ({ kernel })) }, '4', {
    linear_growth: '8',
    variance_for_std: '16',
    k_squared_over_12: '~4.041451884',
  }),
  // √8; 4·√2; √(25/3)
  example('erf', { layers: [5, 5, 5, 5].map((kernel) => ({ kernel })) }, '~2.828427125', {
    linear_growth: '~5.656854249',
    variance_for_std: '8',
    k_squared_over_12: '~2.886751346',
  }),
  // 4 + 4·4·4
  example(
    'erf',
    {
      layers: [
        { kernel: 7, stride: 2 },
        { kernel: 7, dilation: 2 },
      ],
    },
    '~8.246211251',
    {
      variance_for_std: '68',
    },
  ),
  example('partial_conv', { kernel: [3, 3], valid: 6 }, '3/2', { inverse_ratio: '2/3', no_rescale: '1' }),
  example('partial_conv', { kernel: [3, 3], valid: 0 }, '0', { inverse_ratio: [], no_rescale: '1' }),
]

function norm() {
  return { weight: f(6), bias: f(5), gamma: f(2), beta: f(1), mean: f(3), variance: f(8), epsilon: f(1) }
}

function sample() {
  return { batch: 2, channels: 6, size: [4, 4], groups: 3 }
}

test('the table has the misconceptions of §11, no other and none twice', () => {
  const found = Object.entries(MISCONCEPTIONS).map(([family, { misconceptions }]) => [
    family,
    misconceptions.map(({ id }) => id),
  ])
  expect(Object.fromEntries(found)).toEqual(MISCONCEPTION_IDS)
  for (const ids of Object.values(MISCONCEPTION_IDS)) expect(new Set(ids).size).toBe(ids.length)
})

describe('worked out by hand', () => {
  test.each(EXAMPLES.map((one) => [one.name, one] as const))('%s', (_, { found, expected }) => {
    expect(found()).toEqual(expected)
  })

  test('every misconception has a value in one of the examples', () => {
    const missing = Object.entries(MISCONCEPTION_IDS).flatMap(([family, ids]) =>
      ids.filter((id) => !EXAMPLES.some((one) => one.family === family && (one.expected.wrong[id]?.length ?? 0) > 0)),
    )
    expect(missing).toEqual([])
  })
})
