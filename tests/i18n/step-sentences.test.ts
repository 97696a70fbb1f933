import { createTranslator } from 'use-intl/core'
import { describe, expect, test } from 'vitest'
import { fraction, parseNetwork, type Network } from '@/lib/engine'
import { derive, STEP_IDS, type DerivationStep, type DeriveArguments, type Quantity } from '@/lib/engine/derivation'
import { DERIVATION_STEPS, LANGUAGES, stepSentence, type Language } from '@/lib/i18n'
import en from '@/lib/i18n/messages/en.json'
import zh from '@/lib/i18n/messages/zh.json'
import { flatMessages, readIcu } from './icu'

const CATALOGUES = { en, zh }

function read(text: string): Network {
  const reading = parseNetwork(text)
  if (!reading.ok) throw new Error(JSON.stringify(reading.problem))
  return reading.network
}

const fields = (text: string) => ({ network: read(text) })
const CHAIN = fields('conv k=3 s=2 p=1; maxpool k=3 s=2; conv k=3 d=2')
const BRANCHES = fields('a: conv k=1; b: conv k=3 p=1 <- prev; add <- a, b')
const RESIZED = fields('input 3x9x9; conv 8 k=2; upsample mode=bilinear scale=2; conv 8 k=2')
const SPREAD = fields('conv k=3 s=2; convT k=4 s=2 p=1')
const GLOBAL = fields('input 3x8x8; conv 8 k=3; globalpool')
const DEEP = fields('repeat 20; conv k=3; end')
const COUNTED = fields('input 8x8x8; conv 8 k=3; bn; se mid=2; prelu; convT 8 k=2 s=2; globalpool; flatten; linear 10')
const statistic = { old: fraction(1), batch: fraction(16), momentum: fraction(1, 10) }
const folded = { gamma: 2, beta: 1, mean: 3, variance: 4, eps: 0 }
const decimal = (value: number) => ({ exact: fraction(Math.round(value * 1e6), 1e6), decimal: value })
const double = { exact: fraction(2), decimal: null }

/** Every family of derivations with every way its lines can go. */
const CALLS: { readonly [Q in Quantity]: readonly DeriveArguments<Q>[] } = {
  span: [{ k: 3, d: 2 }],
  conv: [{ n: 10, k: 3, s: 2, p: 1, d: 2 }],
  pool: [
    { n: 10, k: 2 },
    { n: 5, k: 2, s: 3, p: 1, ceil: true },
    { n: 6, k: 3, s: 2, ceil: true },
  ],
  deconv: [{ n: 4, k: 3, s: 2, p: 1, a: 1, d: 2 }],
  tf_out: [{ n: 7, s: 2 }],
  tf_pad: [{ n: 7, k: 3, s: 2, d: 2 }],
  rf_size: [CHAIN, BRANCHES, SPREAD, GLOBAL, DEEP],
  rf_jump: [CHAIN, BRANCHES, RESIZED, DEEP],
  rf_start: [CHAIN, BRANCHES, DEEP, SPREAD],
  rf_centre: [CHAIN, BRANCHES, RESIZED, DEEP],
  out_size: [fields('input 3x32x32; conv 8 k=3 s=2; maxpool k=2; upsample scale=2')],
  params: [COUNTED],
  macs: [COUNTED],
  flops: [COUNTED],
  bn_mean: [
    { ...statistic, convention: 'pytorch' },
    { ...statistic, convention: 'keras' },
  ],
  bn_var: [{ ...statistic, convention: 'pytorch', count: 4 }],
  resize_size: [
    { n: 25, scale: decimal(1.16) },
    { n: 7, scale: double },
    { n: 9, size: 4 },
  ],
  resize_coordinate: [
    { n: 4, i: 3, mode: 'linear', scale: double },
    { n: 4, i: 7, mode: 'nearest', size: 8 },
    { n: 7, i: 6, mode: 'nearest', scale: decimal(1.15) },
  ],
  resize_weights: [
    { n: 4, i: 3, mode: 'linear', scale: double },
    { n: 4, i: 0, mode: 'cubic', scale: double },
    { n: 4, i: 0, mode: 'linear', size: 7, alignCorners: true },
  ],
  adaptive_window: [{ n: 10, o: 4, i: 1 }],
  pool_divisor: [
    { n: 5, k: 3, s: 2, p: 1, i: 0 },
    { n: 5, k: 3, s: 2, p: 1, cip: false, i: 0 },
  ],
  overlap: [
    { n: 4, k: 3, s: 2, i: 2 },
    { n: 4, k: 1, s: 2, i: 1 },
  ],
  overlap_ratio: [{ k: 3, s: 2 }],
  touched_count: [{ layers: [{ kernel: 3, dilation: 2 }] }],
  nyquist: [{ s: 2 }],
  folded_frequency: [{ f: fraction(3, 10), s: 2 }],
  erf_variance: [{ layers: [{ kernel: 3, stride: 2 }, { kernel: 3 }] }],
  erf_std: [{ layers: [{ kernel: 3, stride: 2 }, { kernel: 3 }] }],
  fold_scale: [folded],
  fold_shift: [folded],
  partial_ratio: [
    { k: 3, valid: 4 },
    { k: 3, valid: 0 },
  ],
}

const stepsOf = <Q extends Quantity>(quantity: Q): DerivationStep[] =>
  CALLS[quantity].flatMap((args) => [...derive(quantity, args).steps])

const ALL = (Object.keys(CALLS) as Quantity[]).flatMap(stepsOf)

function said(language: Language, { id, values }: Pick<DerivationStep, 'id' | 'values'>): string {
  const translate = createTranslator({ locale: language, messages: CATALOGUES[language], timeZone: 'UTC' })
  const sentence = stepSentence(id, values)
  return sentence === null ? '' : translate(sentence.key, sentence.values)
}

describe('the words beside a derivation', () => {
  test('the families together show every step that the engine has', () => {
    expect([...new Set(ALL.map(({ id }) => id))].sort()).toEqual([...STEP_IDS].sort())
  })

  test('there are words for every step of the engine, and for the one that cards add; for no other', () => {
    expect([...DERIVATION_STEPS.keys()].sort()).toEqual([...STEP_IDS, 'arithmetic'].sort())
  })

  test.each(LANGUAGES)('each has a sentence in %s, with exactly the values it names', (language) => {
    const messages = flatMessages(CATALOGUES[language])
    const worded = [...messages.keys()].filter((key) => key.startsWith('derivation.'))
    expect(worded.sort()).toEqual([...DERIVATION_STEPS.keys()].map((id) => `derivation.${id}`).sort())
    for (const [id, names] of DERIVATION_STEPS) {
      const used = [...readIcu(messages.get(`derivation.${id}`) ?? '').parameters.keys()]
      expect([id, used.sort()]).toEqual([id, [...names].sort()])
    }
  })

  test.each(LANGUAGES)('every line that the engine writes reads without a gap in %s', (language) => {
    for (const step of ALL) {
      const sentence = said(language, step)
      expect(sentence, step.id).toMatch(/[.。]$/)
      expect(sentence, step.id).not.toMatch(/[{}]|NaN|undefined|null| {2}|derivation\./)
      if (language === 'zh') expect(sentence, step.id).not.toMatch(/[。，：] |\p{Script=Han} \p{Script=Han}/u)
    }
  })

  test('a layer is named, and how far apart its taps lie', () => {
    const layer = derive('rf_size', CHAIN).steps.at(-1)
    if (layer === undefined) throw new Error('a chain has layers')
    expect(said('en', layer)).toBe('conv2: its taps lie 8 apart on the input.')
    expect(said('zh', layer)).toBe('conv2：抽头在输入上相隔 8。')
  })

  test('a step without words, or without its values, leaves the formula alone', () => {
    expect(stepSentence('never_heard_of', {})).toBeNull()
    expect(stepSentence('toString', {})).toBeNull()
    expect(stepSentence('size_layer', { layer: 'conv1' })).toBeNull()
  })
})
