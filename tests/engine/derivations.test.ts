import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import katex from 'katex'
import { analyze, formatFraction, fraction, parseNetwork, theoreticalField, type Network } from '@/lib/engine'
import { derive, type Derivation, type Quantity } from '@/lib/engine/derivation'

function read(text: string): Network {
  const reading = parseNetwork(text)
  if (!reading.ok) throw new Error(JSON.stringify(reading.problem))
  return reading.network
}

const lines = ({ steps }: Derivation) => steps.map(({ id, tex }) => `${id}: ${tex}`)

/** What stands behind the last sign of equality of the last line. */
function outcome({ steps }: Derivation): string {
  const last = steps[steps.length - 1]?.tex ?? ''
  const [first = ''] = last.split(',\\quad')
  return first.split(' = ').pop()?.split('\\Rightarrow\\; o = ').pop() ?? ''
}

describe('a derivation', () => {
  test('of a field names the rule, the start, and a line for each layer that moves the grid', () => {
    const network = read('conv k=3 s=2; bn; relu; conv k=3')
    expect(lines(derive('rf_size', { network }))).toEqual([
      'size_rule: r_\\ell = r_{\\ell-1} + (k_\\ell - 1)\\,j_{\\ell-1},\\quad j_\\ell = j_{\\ell-1}\\,s_\\ell',
      'size_start: r_0 = 1,\\quad j_0 = 1',
      'size_layer: r_{1} = 1 + (3 - 1) \\cdot 1 = 3,\\quad j_{1} = 1 \\cdot 2 = 2',
      'size_layer: r_{2} = 3 + (3 - 1) \\cdot 2 = 7',
    ])
    expect(derive('rf_size', { network }).steps[3]?.values).toEqual({ layer: 'conv2', gap: '2' })
  })

  test('leaves the jump out where nothing strides, and the dilation where there is none', () => {
    expect(lines(derive('rf_size', { network: read('conv k=3; conv k=5 d=2') }))).toEqual([
      'size_rule: r_\\ell = r_{\\ell-1} + d_\\ell\\,(k_\\ell - 1)\\,j_{\\ell-1}',
      'size_start: r_0 = 1',
      'size_layer: r_{1} = 1 + (3 - 1) \\cdot 1 = 3',
      'size_layer: r_{2} = 3 + 2 \\cdot (5 - 1) \\cdot 1 = 11',
    ])
  })

  test('of branches that meet takes the lesser first and the greater last position', () => {
    const network = read('a: conv k=1; b: conv k=3 <- prev; add <- a, b')
    expect(lines(derive('rf_size', { network })).at(-1)).toBe(
      'size_merge: r_{3} = \\max(0, 2) - \\min(0, 0) + 1 = 2 - 0 + 1 = 3',
    )
    expect(lines(derive('rf_start', { network })).at(-1)).toBe('first_merge: f_{3} = \\min(0, 0) = 0')
    expect(lines(derive('rf_centre', { network })).at(-1)).toBe('centre_merge: c_{3} = \\frac{0 + 2}{2} = 1')
  })

  test('of a size shows the span, the quotient and the check of ceil mode', () => {
    expect(lines(derive('conv', { n: 10, k: 3, s: 2, p: 1, d: 2 }))).toEqual([
      'windows_rule: o = \\left\\lfloor \\frac{n + 2p - K}{s} \\right\\rfloor + 1',
      'span: K = d\\,(k - 1) + 1 = 2 \\cdot (3 - 1) + 1 = 5',
      'put_in: o = \\left\\lfloor \\frac{10 + 2 \\cdot 1 - 5}{2} \\right\\rfloor + 1 = 3 + 1 = 4',
    ])
    expect(lines(derive('pool', { n: 5, k: 2, s: 3, p: 1, ceil: true })).slice(1)).toEqual([
      'put_in: o = \\left\\lceil \\frac{5 + 2 \\cdot 1 - 2}{3} \\right\\rceil + 1 = 2 + 1 = 3',
      'last_window: (o - 1)\\,s = 6 \\ge 5 + 1 = 6 \\;\\Rightarrow\\; o = 2',
    ])
  })

  test('of a size through a network has the rule of each kind of layer that is there', () => {
    const sizes = (text: string) => lines(derive('out_size', { network: read(text) }))
    expect(sizes('input 1x10; upsample scale=3/2; upsample scale=1/2')).toEqual([
      'resized_rule: n_\\ell = \\left\\lfloor n_{\\ell-1}\\,\\beta_\\ell \\right\\rfloor',
      'length_start: n_0 = 10',
      'length_layer: n_{1} = \\left\\lfloor 10 \\cdot \\tfrac{3}{2} \\right\\rfloor = 15',
      'length_layer: n_{2} = \\left\\lfloor 15 \\cdot \\tfrac{1}{2} \\right\\rfloor = 7',
    ])
    const kinds = 'input 1x9; conv k=3; maxpool k=2 ceil=yes; convT 1 k=2 s=2; conv k=3 p=tf_same'
    expect(sizes(kinds).map((line) => line.split(':')[0])).toEqual([
      'windows_rule',
      'windows_rule',
      'deconv_rule',
      'tf_out_rule',
      'length_start',
      ...Array.from({ length: 4 }, () => 'length_layer'),
    ])
  })

  test('of a size through a pool takes off the last window that begins too late', () => {
    const network = read('input 1x5; maxpool k=2 s=3 p=1 ceil=yes')
    expect(lines(derive('out_size', { network })).at(-1)).toBe(
      'length_layer: n_{1} = \\left\\lceil \\frac{5 + 2 \\cdot 1 - 2}{3} \\right\\rceil + 1 = 2 + 1 - 1 = 2',
    )
  })

  test('of parameters shows the factors of each layer and the sum', () => {
    expect(
      lines(derive('params', { network: read('input 3x8x8; conv 8 k=3; bn; conv 4 k=1 g=2 bias=no') })).slice(2),
    ).toEqual([
      'count_layer: P_{\\mathtt{conv1}} = 8 \\cdot 3 \\cdot 3 \\cdot 3 + 8 = 224',
      'count_layer: P_{\\mathtt{batchnorm1}} = 2 \\cdot 8 = 16',
      'count_layer: P_{\\mathtt{conv2}} = 4 \\cdot 4 = 16',
      'count_sum: P = 224 + 16 + 16 = 256',
    ])
  })

  test('of running statistics shows which value the momentum weighs', () => {
    const update = { old: fraction(1), batch: fraction(3), momentum: fraction(1, 10), count: 4 }
    expect(lines(derive('bn_var', { ...update, convention: 'pytorch' }))).toEqual([
      'unbiased: s_B^2 = \\frac{N}{N - 1}\\,\\sigma_B^2 = \\tfrac{4}{3} \\cdot 3 = 4',
      "running_rule: v' = (1 - m)\\,v + m\\,s_B^2",
      "put_in: v' = \\tfrac{9}{10} \\cdot 1 + \\tfrac{1}{10} \\cdot 4 = \\tfrac{13}{10}",
    ])
    expect(lines(derive('bn_mean', { ...update, convention: 'keras' }))[0]).toBe(
      "running_rule: \\mu' = m\\,\\mu + (1 - m)\\,\\mu_B",
    )
  })

  test('leaves out the middle of a long row of layers and says how many', () => {
    const { steps } = derive('rf_size', { network: read('repeat 200; conv k=3; end') })
    expect(steps).toHaveLength(15)
    expect(steps[8]).toEqual({ id: 'left_out', tex: '\\vdots', values: { count: 188 } })
    expect(steps[14]?.tex).toBe('r_{200} = 399 + (3 - 1) \\cdot 1 = 401')
  })

  test('of a number that is not defined is refused like the number', () => {
    expect(() => derive('out_size', { network: read('conv k=3') })).toThrow(
      expect.objectContaining({ code: 'input_missing' }),
    )
    expect(() => derive('rf_size', { network: read('convT k=3 s=2') })).toThrow(
      expect.objectContaining({ code: 'field_size_varies', values: { least: 1, greatest: 2 } }),
    )
    expect(() => derive('conv', { n: 3, k: 5 })).toThrow(
      expect.objectContaining({ code: 'kernel_exceeds_padded_input' }),
    )
  })
})

const layer = fc
  .record({
    k: fc.integer({ min: 1, max: 5 }),
    s: fc.integer({ min: 1, max: 3 }),
    p: fc.integer({ min: 0, max: 2 }),
    d: fc.integer({ min: 1, max: 2 }),
  })
  .map(({ k, s, p, d }) => `conv 4 k=${k} s=${s} p=${p} d=${d}`)

test('every derivation of a chain ends in the number it derives, and is TeX that can be set', () => {
  fc.assert(
    fc.property(fc.array(layer, { minLength: 1, maxLength: 4 }), (layers) => {
      const network = read(['input 2x200x200', ...layers].join('\n'))
      const analysis = analyze(network)
      if (!analysis.ok) return
      const { size, jump, start, centre } = theoreticalField(network)
      const plain = (tex: string) => tex.replace(/(-?)\\tfrac\{(\d+)\}\{(\d+)\}/, '$1$2/$3')
      const right: Partial<Record<Quantity, string>> = {
        rf_size: `${size}`,
        rf_start: formatFraction(start),
        rf_centre: formatFraction(centre),
        rf_jump: formatFraction(jump),
        out_size: `${analysis.output[1]}`,
        params: `${analysis.params}`,
        macs: `${analysis.macs}`,
        flops: `${analysis.flops}`,
      }
      for (const [quantity, value] of Object.entries(right)) {
        const derivation = derive(quantity as 'rf_size', { network })
        expect(plain(outcome(derivation)), quantity).toBe(value)
        for (const { tex } of derivation.steps) {
          expect(katex.renderToString(tex, { throwOnError: true, strict: 'error' })).toContain('katex')
        }
      }
    }),
    { numRuns: 40 },
  )
})

test('every single size ends in the number it derives', () => {
  expect(outcome(derive('span', { k: 3, d: 2 }))).toBe('5')
  expect(outcome(derive('conv', { n: 56, k: 3, s: 2, p: [0, 1] }))).toBe('28')
  expect(outcome(derive('pool', { n: 112, k: 3, s: 2, p: 1 }))).toBe('56')
  expect(outcome(derive('pool', { n: 56, k: 3, s: 3, ceil: true }))).toBe('19')
  expect(outcome(derive('deconv', { n: 28, k: 5, s: 4, p: 2, a: 1 }))).toBe('110')
  expect(outcome(derive('tf_out', { n: 10, s: 3 }))).toBe('4')
  expect(lines(derive('tf_pad', { n: 10, k: 3, s: 2 })).at(-1)).toBe(
    'tf_pad_sides: b = \\left\\lfloor \\frac{1}{2} \\right\\rfloor = 0,\\quad e = 1 - 0 = 1',
  )
})

test('a field through fractional steps says the size of its period and where it begins', () => {
  const network = read('conv k=3 s=2; convT k=4 s=2 p=1')
  expect(derive('rf_size', { network }).steps.at(-1)).toEqual({
    id: 'period',
    tex: 'r = 5',
    values: {},
  })
  expect(lines(derive('rf_start', { network })).at(-1)).toBe(
    'first_from_centre: f = c - \\frac{r - 1}{2} = \\tfrac{1}{2} - \\frac{5 - 1}{2} = -\\tfrac{3}{2}',
  )
})

test('a resized axis has a line with its ratio and the mean of its coordinates', () => {
  const network = read('conv k=3 s=2; upsample scale=2 mode=bilinear; conv k=3')
  expect(lines(derive('rf_centre', { network })).slice(2)).toEqual([
    'centre_layer: c_{1} = 0 + \\left(\\frac{3 - 1}{2} - 0\\right) \\cdot 1 = 1,\\quad j_{1} = 1 \\cdot 2 = 2',
    'resample_layer: c_{2} = 1 + (-\\tfrac{1}{2}) = \\tfrac{1}{2},\\quad j_{2} = 2 \\cdot \\tfrac{1}{2} = 1',
    'centre_layer: c_{3} = \\tfrac{1}{2} + \\left(\\frac{3 - 1}{2} - 0\\right) \\cdot 1 = \\tfrac{3}{2}',
  ])
})
