import { createTranslator } from 'use-intl/core'
import { describe, expect, test } from 'vitest'
import {
  analyze,
  batchVariance,
  EngineError,
  foldedFrequency,
  fraction,
  kernelSpan,
  layerOfNode,
  networkOfNodes,
  parseNetwork,
  reachedOffsets,
  theoreticalField,
  touchedInputs,
  type EngineErrorCode,
  type Network,
  type NotationCode,
} from '@/lib/engine'
import { axisName, ENGINE_PROBLEMS, engineSentence, LANGUAGES, type EngineProblem, type Language } from '@/lib/i18n'
import en from '@/lib/i18n/messages/en.json'
import zh from '@/lib/i18n/messages/zh.json'
import { flatMessages, readIcu } from './icu'

// A table that the compiler completes: a new code of the engine is a type error here until it has words.
const CODES = Object.keys({
  kernel_not_positive: true,
  stride_not_positive: true,
  dilation_not_positive: true,
  padding_negative: true,
  groups_not_positive: true,
  in_channels_not_divisible_by_groups: true,
  out_channels_not_divisible_by_groups: true,
  same_padding_with_stride: true,
  output_padding_too_large: true,
  pool_padding_over_half_kernel: true,
  wrong_rank: true,
  channels_mismatch: true,
  features_mismatch: true,
  channels_odd: true,
  channels_not_divisible_by_r2: true,
  size_not_divisible_by_r: true,
  crop_out_of_range: true,
  slice_out_of_range: true,
  channels_not_divisible_by_groups: true,
  kernel_exceeds_padded_input: true,
  output_not_positive: true,
  avgpool3d_kernel_exceeds_unpadded_input: true,
  reflect_padding_too_large: true,
  circular_padding_too_large: true,
  stat_needs_two_values: true,
  normalized_shape_mismatch: true,
  flatten_dims: true,
  concat_sizes_differ: true,
  shapes_not_broadcastable: true,
  align_corners_with_nearest: true,
  mode_rank_mismatch: true,
  size_and_scale: true,
  not_an_integer: true,
  out_of_range: true,
  division_by_zero: true,
  list_empty: true,
  op_unknown: true,
  field_malformed: true,
  duplicate_id: true,
  unknown_input: true,
  cycle: true,
  unreachable_node: true,
  axis_unknown: true,
  unit_out_of_range: true,
  input_missing: true,
  jumps_differ: true,
  jump_undefined: true,
  centres_differ: true,
  field_size_varies: true,
  set_too_large: true,
  network_empty: true,
  network_too_large: true,
  character_unexpected: true,
  text_unexpected: true,
  op_missing: true,
  preset_unknown: true,
  preset_not_first: true,
  key_unknown: true,
  key_twice: true,
  key_missing: true,
  value_missing: true,
  number_unreadable: true,
  number_missing: true,
  sides_unexpected: true,
  word_unknown: true,
  axes_differ: true,
  bare_number_unexpected: true,
  name_unknown: true,
  name_twice: true,
  name_reserved: true,
  round_unknown: true,
  source_missing: true,
  sources_too_few: true,
  sources_too_many: true,
  input_not_first: true,
  end_without_repeat: true,
  repeat_without_end: true,
  repeat_empty: true,
  node_unreachable: true,
} satisfies Record<EngineErrorCode | NotationCode, true>)

const CATALOGUES = { en: flatMessages(en), zh: flatMessages(zh) }
const translators = {
  en: createTranslator({ locale: 'en', messages: en, onError: raise }),
  zh: createTranslator({ locale: 'zh', messages: zh, onError: raise }),
}

function raise(error: Error): never {
  throw error
}

/** The whole of what a screen would show. */
function said(language: Language, problem: EngineProblem, axes: number | null = null): string {
  const { place, what, suggestion } = engineSentence(problem, axes)
  const [where, why, hint] = [place, what, suggestion].map((sentence) =>
    sentence ? translators[language](sentence.key, sentence.values) : '',
  )
  return [where, why, hint].filter(Boolean).join('\n')
}

const networkOf = (text: string): Network => {
  const reading = parseNetwork(text)
  if (!reading.ok) throw new Error(`no network: ${reading.problem.code}`)
  return reading.network
}

function problemOfText(text: string): EngineProblem {
  const reading = parseNetwork(text)
  if (!reading.ok) return reading.problem
  const analysis = analyze(reading.network)
  if (analysis.ok) throw new Error(`nothing is wrong with ${text}`)
  return analysis.problem
}

function refusalOf(ask: () => unknown): EngineProblem {
  try {
    ask()
  } catch (error) {
    if (error instanceof EngineError) return error
    throw error
  }
  throw new Error(`nothing is refused by ${ask.toString()}`)
}

describe('the table of the engine’s codes', () => {
  test('has every code of the engine and of the notation, and no other', () => {
    expect([...ENGINE_PROBLEMS.keys()].sort()).toEqual([...CODES].sort())
  })

  test.each(LANGUAGES)('has a sentence each in %s, with exactly the values it names', (language) => {
    const messages = CATALOGUES[language]
    const worded = [...messages.keys()].filter((key) => /^engine\.(?!unknown$|suggestion$)\w+$/.test(key))
    expect(worded.sort()).toEqual(CODES.map((code) => `engine.${code}`).sort())
    for (const [code, names] of ENGINE_PROBLEMS) {
      const used = [...readIcu(messages.get(`engine.${code}`) ?? '').parameters.keys()]
      expect([code, used.sort()]).toEqual([code, names.map((name) => name.replace('?', '')).sort()])
    }
  })
})

const TEXTS: readonly (readonly [code: EngineErrorCode | NotationCode, text: string])[] = [
  ['kernel_not_positive', 'conv 8 k=0'],
  ['kernel_not_positive', 'spatial_attention k=0'],
  ['stride_not_positive', 'conv 8 k=3 s=1x0'],
  ['dilation_not_positive', 'maxpool k=3 d=0'],
  ['padding_negative', 'conv 8 k=3 p=-1'],
  ['groups_not_positive', 'conv 8 k=3 g=0'],
  ['in_channels_not_divisible_by_groups', 'input 6x8x8; conv 8 k=3 g=4'],
  ['out_channels_not_divisible_by_groups', 'conv 9 k=3 g=4'],
  ['same_padding_with_stride', 'conv 8 k=3 s=2 p=same'],
  ['output_padding_too_large', 'convT 8 k=3 s=2 a=2'],
  ['pool_padding_over_half_kernel', 'maxpool k=3 p=2'],
  ['wrong_rank', 'input 3x8x8; flatten; conv 8 k=3'],
  ['wrong_rank', 'input 3x8x8; permute dims=0x1x2x2'],
  ['channels_mismatch', 'input 3x8x8; conv 8 k=3 cin=4'],
  ['channels_mismatch', 'input 3x8x8; prelu 2'],
  ['features_mismatch', 'input 3x8x8; flatten; linear 10 cin=100'],
  ['channels_odd', 'input 3x8x8; glu'],
  ['channels_not_divisible_by_r2', 'input 6x8x8; pixel_shuffle 2'],
  ['size_not_divisible_by_r', 'input 3x8x9; pixel_unshuffle 2'],
  ['crop_out_of_range', 'input 3x8x8; crop start=2 len=7'],
  ['slice_out_of_range', 'input 3x8x8; slice_channels start=2 len=2'],
  ['channels_not_divisible_by_groups', 'input 6x8x8; groupnorm 4'],
  ['channels_not_divisible_by_groups', 'input 6x8x8; channel_shuffle 4'],
  ['kernel_exceeds_padded_input', 'input 3x4x4; conv 8 k=5'],
  ['kernel_exceeds_padded_input', 'input 3x4; conv 8 k=5'],
  ['output_not_positive', 'input 3x4x4; maxpool k=5'],
  ['output_not_positive', 'input 3x1x1; convT 8 k=2 p=2'],
  ['output_not_positive', 'input 3x4x4; pad p=-2'],
  ['output_not_positive', 'input 3x3x3; upsample scale=1/4'],
  ['output_not_positive', 'input 3x3x3; adaptive_avgpool size=0'],
  ['avgpool3d_kernel_exceeds_unpadded_input', 'input 3x4x4x4; avgpool k=5 p=2'],
  ['reflect_padding_too_large', 'input 3x4x4; conv 8 k=3 p=4 pad_mode=reflect'],
  ['circular_padding_too_large', 'input 3x4x4; conv 8 k=3 p=5 pad_mode=circular'],
  ['stat_needs_two_values', 'input 3x1x1; instancenorm'],
  ['normalized_shape_mismatch', 'input 3x8x8; layernorm shape=8x9'],
  ['flatten_dims', 'input 3x8x8; flatten start=3 end=2'],
  ['concat_sizes_differ', 'input 3x8x8; a: conv 8 k=3; b: conv 8 k=5 <- prev; concat <- a, b'],
  ['shapes_not_broadcastable', 'input 3x8x8; a: conv 8 k=3; b: conv 8 k=5 <- prev; add <- a, b'],
  ['align_corners_with_nearest', 'upsample mode=nearest scale=2 align=yes'],
  ['mode_rank_mismatch', 'input 3x8x8; upsample mode=linear scale=2'],
  ['size_and_scale', 'upsample mode=nearest'],
  ['size_and_scale', 'upsample mode=nearest size=4 scale=2'],
  ['out_of_range', 'input 3x0x8; relu'],
  ['out_of_range', 'repeat 0; relu; end'],
  ['out_of_range', 'conv 0 k=3'],
  ['out_of_range', 'condconv 8 k=3 experts=0'],
  ['out_of_range', 'pixel_shuffle 0'],
  ['input_missing', 'conv 8 k=3'],
  ['network_empty', ''],
  ['network_empty', 'input 3x8x8'],
  ['network_too_large', 'repeat 1000; repeat 1000; relu; end; end'],
  ['network_too_large', ' '.repeat(100_001)],
  ['character_unexpected', 'conv 8 k=3×3'],
  ['character_unexpected', 'a.b: relu'],
  ['text_unexpected', 'relu relu'],
  ['op_unknown', 'con 8 k=3'],
  ['op_missing', 'a:'],
  ['op_missing', 'a: 3'],
  ['preset_unknown', 'preset vgg16'],
  ['preset_unknown', 'preset'],
  ['key_unknown', 'conv 8 k=3 kernal=3'],
  ['key_unknown', 'relu k=3'],
  ['key_twice', 'conv 8 k=3 k=3'],
  ['key_missing', 'conv 8'],
  ['value_missing', 'conv 8 k='],
  ['number_unreadable', 'conv 8 k=3.5'],
  ['number_missing', 'repeat'],
  ['sides_unexpected', 'maxpool k=1:2'],
  ['word_unknown', 'conv 8 k=3 p=sane'],
  ['axes_differ', 'conv 8 k=3x3x3'],
  ['axes_differ', 'input 3x8; conv 8 k=3x3'],
  ['bare_number_unexpected', 'maxpool 2'],
  ['name_unknown', 'stem: relu; add <- stam, it'],
  ['name_twice', 'a: relu; a: relu'],
  ['name_reserved', 'it: relu'],
  ['round_unknown', 'a: relu; relu <- a.2'],
  ['round_unknown', 'repeat 2; a: relu; end; relu <- a.x'],
  ['source_missing', 'relu <-'],
  ['source_missing', 'relu <- 3'],
  ['sources_too_few', 'add'],
  ['sources_too_many', 'a: relu; relu <- a, it'],
  ['input_not_first', 'relu; input 3x8x8'],
  ['end_without_repeat', 'relu; end'],
  ['repeat_without_end', 'repeat 2; relu'],
  ['repeat_empty', 'repeat 2; end'],
  ['node_unreachable', 'a: relu; relu <- prev'],
]

const fieldOf = (text: string, axis = 0) => theoreticalField(networkOf(text), axis)
const relu = { id: 'a', op: 'relu', p: {}, in: ['x'] }
const INPUT_SHAPE = [1, 3, 8, 8]

const CALLS: readonly (readonly [code: EngineErrorCode, ask: () => unknown])[] = [
  ['not_an_integer', () => kernelSpan(2.5)],
  ['not_an_integer', () => fraction(0.5)],
  ['out_of_range', () => kernelSpan(2 ** 60)],
  ['out_of_range', () => foldedFrequency(fraction(1), fraction(0))],
  ['division_by_zero', () => fraction(1, 0)],
  ['list_empty', () => batchVariance([])],
  ['op_unknown', () => layerOfNode('convolve', {}, 'x')],
  ['field_malformed', () => layerOfNode('pixel_shuffle', { r: 'two' }, 'x')],
  ['field_malformed', () => layerOfNode('pixel_shuffle', {})],
  ['duplicate_id', () => networkOfNodes(INPUT_SHAPE, [relu, relu])],
  ['unknown_input', () => networkOfNodes(INPUT_SHAPE, [{ ...relu, in: ['b'] }])],
  ['unknown_input', () => networkOfNodes(INPUT_SHAPE, [{ ...relu, in: [] }])],
  ['cycle', () => networkOfNodes(INPUT_SHAPE, [{ ...relu, in: ['a'] }])],
  ['unreachable_node', () => networkOfNodes(INPUT_SHAPE, [relu, { ...relu, id: 'b' }])],
  ['axis_unknown', () => fieldOf('input 3x8x8; relu', 2)],
  ['unit_out_of_range', () => touchedInputs(networkOf('input 3x8x8; relu'), 8)],
  ['jumps_differ', () => fieldOf('a: conv 8 k=1 s=2; b: conv 8 k=1 <- prev; add <- a, b').jump],
  ['jump_undefined', () => fieldOf('input 3x8x8; globalpool').jump],
  ['field_size_varies', () => fieldOf('input 3x9x9; conv 8 k=2; upsample mode=bilinear scale=2; conv 8 k=2').size],
  ['set_too_large', () => reachedOffsets(Array.from({ length: 12 }, (_, power) => 3 ** power))],
]

describe('a refusal of the engine', () => {
  const texts = TEXTS.map(([code, text]) => [code, text.slice(0, 60), () => problemOfText(text)] as const)
  const calls = CALLS.map(([code, ask]) => [code, ask.toString().slice(6), () => refusalOf(ask)] as const)

  test.each([...texts, ...calls])('%s by %s reads without a gap in both languages', (code, _, provoke) => {
    const problem = provoke()
    expect(problem.code).toBe(code)
    for (const language of LANGUAGES) {
      for (const axes of [1, 2, 3, null]) {
        const sentence = said(language, problem, axes)
        expect(engineSentence(problem, axes).what.key).toBe(`engine.${code}`)
        expect(sentence).not.toMatch(/[{}]|NaN|undefined|\bnone\b| {2}|engine\./)
        if (language === 'zh') expect(sentence).not.toMatch(/[。，：] |\p{Script=Han} \p{Script=Han}|，。|。。/u)
      }
    }
  })
})

describe('the parts of a refusal', () => {
  const kernel = problemOfText('input 3x2x20\nconv 8 k=7 d=2 p=1')

  test('a kernel longer than the padded input names both lengths and what would be right', () => {
    expect(said('en', kernel, 2)).toBe(
      'Line 2, column 1\nKernel 7 (dilated extent 13) is larger than the padded input 2 + 2 = 4 on axis H: needs padding ≥ 11 in total, or input ≥ 11.',
    )
    expect(said('zh', kernel, 2)).toBe(
      '第 2 行，第 1 列\n在 H 轴上，卷积核 7（膨胀后长 13）大于填充后的输入 2 + 2 = 4：需要填充总共 ≥ 11，或输入 ≥ 11。',
    )
  })

  test('a kernel without dilation has no extent beside it, an only axis no name', () => {
    expect(said('en', problemOfText('input 3x4; conv 8 k=5'), 1)).toBe(
      'Line 1, column 12\nKernel 5 is larger than the padded input 4 + 0 = 4: needs padding ≥ 1 in total, or input ≥ 5.',
    )
  })

  test('what a remedy promises is so', () => {
    expect(problemOfText('input 3x12x20; conv 8 k=7 d=2').code).toBe('kernel_exceeds_padded_input')
    expect(analyze(networkOf('input 3x2x20; conv 8 k=7 d=2 p=5:6x0')).ok).toBe(true)
    expect(analyze(networkOf('input 3x11x20; conv 8 k=7 d=2 p=1')).ok).toBe(true)
    expect(said('en', problemOfText('input 3x1x1; convT 8 k=2 p=2'), 2)).toContain('at most 0')
    expect(analyze(networkOf('input 3x1x1; convT 8 k=2 p=0')).ok).toBe(true)
  })

  test('the axes are H and W, or D, H and W; a number where nobody knows how many there are', () => {
    expect([axisName(0, 1), axisName(0, 2), axisName(1, 2)]).toEqual([null, 'H', 'W'])
    expect([axisName(0, 3), axisName(1, 3), axisName(2, 3)]).toEqual(['D', 'H', 'W'])
    expect([axisName(1, null), axisName(3, 4), axisName(2, 2)]).toEqual(['1', '3', '2'])
  })

  test('the place is the line, or the layer where nothing was written', () => {
    const values = {}
    const code = 'input_missing'
    expect(engineSentence({ code, values, line: 3, column: 5, node: 'conv1' }, 2).place?.values).toEqual({
      line: 3,
      column: 5,
    })
    expect(engineSentence({ code, values, line: 0, column: 0, node: 'conv1' }, 2).place?.values).toEqual({
      node: 'conv1',
    })
    expect(engineSentence({ code, values, node: '' }, 2).place).toBeNull()
  })

  test('the nearest word is a sentence of its own', () => {
    expect(said('en', problemOfText('con 8 k=3'))).toContain('Did you mean “conv”?')
    expect(said('zh', problemOfText('con 8 k=3'))).toContain('是不是想写“conv”？')
  })

  test('a code without words, or without its values, gets the general sentence', () => {
    const unknown = { key: 'engine.unknown', values: {} }
    expect(engineSentence({ code: 'never_heard_of', values: {} }, 2).what).toEqual(unknown)
    expect(engineSentence({ code: 'toString', values: {} }, 2).what).toEqual(unknown)
    expect(engineSentence({ code: 'kernel_exceeds_padded_input', values: { kernel: 3 } }, 2).what).toEqual(unknown)
  })
})
