import { frequencyAfterStride, nyquistLimit } from '../aliasing'
import { kernelSpan } from '../axis-sizes'
import { addFractions, floorFraction, fraction, HALF, multiplyFractions, type Fraction } from '../fraction'
import type { DilatedLayer } from '../gridding'
import { countOf, hullOf, run, type PositionSet } from '../position-set'
import { touchedThrough } from '../touched-through'
import { shortened, step, type DerivationStep } from './derivation'
import { floorTex, fracTex, inner, listTex, tex } from './tex'

/** How many positions a stack of layers of stride 1 looks at, the length of their hull, and the share of it. */
export function touchedCountSteps({ layers }: { readonly layers: readonly DilatedLayer[] }): DerivationStep[] {
  let set: PositionSet = [run(0, 0)]
  const lines = layers.map(({ kernel, dilation }, index) => {
    kernelSpan(kernel, dilation)
    set = touchedThrough({ kind: 'window', kernel, stride: 1, dilation, begin: 0 }, set, null)
    const label = index + 1
    const taps = kernel <= MOST_TAPS ? tapsOf(kernel, dilation) : [0, dilation, '\\dots', (kernel - 1) * dilation]
    const sum = `S_{${label}} = S_{${index}} + \\{${listTex(taps)}\\}`
    return step('touched_layer', `${sum},\\quad |S_{${label}}| = ${countOf(set)}`, { layer: label, gap: dilation })
  })
  const count = countOf(set)
  const hull = hullOf(set) ?? { first: 0, last: 0 }
  const length = hull.last - hull.first + 1
  const reaches = layers.map(({ kernel, dilation }) => `${dilation} \\cdot ${kernel - 1}`)
  const share = fracTex('|S|', 'r')
  return [
    step('touched_rule', 'S_\\ell = S_{\\ell-1} + \\{0, d_\\ell, \\dots, (k_\\ell - 1)\\,d_\\ell\\}'),
    step('touched_start', 'S_0 = \\{0\\}'),
    ...shortened(lines),
    step('hull', `r = ${['1', ...(reaches.length > MOST_TAPS ? [`${length - 1}`] : reaches)].join(' + ')} = ${length}`),
    step('touched_share', `|S| = ${count},\\quad ${share} = ${tex(fraction(count, length))}`, { count, hull: length }),
  ]
}

const MOST_TAPS = 9

function tapsOf(kernel: number, dilation: number): number[] {
  return Array.from({ length: kernel }, (_, tap) => tap * dilation)
}

/** The frequency below which a wave survives a stride. */
export function nyquistSteps({ s }: { readonly s: number }): DerivationStep[] {
  const limit = nyquistLimit(s)
  return [
    step('nyquist_rule', `f_N = ${fracTex('1', '2\\,s')}`),
    step('put_in', `f_N = ${fracTex('1', `2 \\cdot ${s}`)} = ${tex(limit)}`),
  ]
}

/** The frequency at which a wave shows behind a stride. */
export function foldedFrequencySteps({ f, s }: { readonly f: Fraction; readonly s: number }): DerivationStep[] {
  const folded = frequencyAfterStride(f, s)
  const turns = floorFraction(addFractions(multiplyFractions(f, fraction(s)), HALF))
  const half = '\\tfrac{1}{2}'
  return [
    step('folded_rule', `q = ${floorTex(`f\\,s + ${half}`)},\\quad f' = \\left| f - ${fracTex('q', 's')} \\right|`),
    step('nearest_multiple', `q = ${floorTex(`${inner(f)} \\cdot ${s} + ${half}`)} = ${turns}`, {
      multiple: `${turns}`,
    }),
    step('put_in', `f' = \\left| ${tex(f)} - ${inner(fraction(turns, s))} \\right| = ${tex(folded)}`),
  ]
}
