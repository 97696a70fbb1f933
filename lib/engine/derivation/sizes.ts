import {
  convOutputLength,
  kernelSpan,
  poolOutputLength,
  sides,
  tfSameOutputLength,
  tfSamePadding,
  transposedConvOutputLength,
  type AxisPadding,
} from '../axis-sizes'
import { ceilDivide, floorDivide } from '../whole-number'
import { step, type DerivationStep } from './derivation'
import { ceilTex, floorTex, fracTex, sumOf } from './tex'

/** Fields of a window along one axis, in the letters of the notation; what is left out has its default. */
export interface WindowArguments {
  readonly n: number
  readonly k: number
  readonly s?: number
  readonly p?: AxisPadding
  readonly d?: number
}

/** The span of a dilated kernel. */
export function spanSteps({ k, d = 1 }: { readonly k: number; readonly d?: number }): DerivationStep[] {
  return [
    step('span_rule', 'K = d\\,(k - 1) + 1'),
    step('put_in', `K = ${d} \\cdot (${k} - 1) + 1 = ${kernelSpan(k, d)}`),
  ]
}

/** The size after a convolution. */
export function convSteps(args: WindowArguments): DerivationStep[] {
  const { n, k, s = 1, p = 0, d = 1 } = args
  const length = convOutputLength(n, { kernel: k, stride: s, padding: p, dilation: d })
  return [
    step('windows_rule', `o = ${floorTex(fracTex(`n + ${paddingSymbol(p)} - ${spanSymbol(d)}`, 's'))} + 1`, {
      round: 'down',
      padded: isPadded(p),
    }),
    ...spanFirst(k, d),
    step('put_in', `o = ${convNumbers(args)} = ${length}`),
  ]
}

/** ⌊(n + 2p − K)/s⌋ + 1 with the numbers, and the quotient rounded. */
export function convNumbers({ n, k, s = 1, p = 0, d = 1 }: WindowArguments): string {
  const room = roomOf(n, k, p, d)
  return `${floorTex(fracTex(roomNumbers(n, k, p, d), `${s}`))} + 1 = ${floorDivide(room, s)} + 1`
}

/** The size after a pool, rounded down or up. */
export function poolSteps(args: WindowArguments & { readonly ceil?: boolean }): DerivationStep[] {
  const { n, k, s = k, p = 0, d = 1, ceil = false } = args
  const length = poolOutputLength(n, { kernel: k, stride: s, padding: p, dilation: d, ceil })
  const round = ceil ? ceilTex : floorTex
  const formula = `o = ${round(fracTex(`n + ${paddingSymbol(p)} - ${spanSymbol(d)}`, 's'))} + 1`
  const rule = step('windows_rule', formula, { round: ceil ? 'up' : 'down', padded: isPadded(p) })
  const first = poolNumbers({ ...args, s })
  if (!ceil) return [rule, ...spanFirst(k, d), step('put_in', `o = ${first} = ${length}`)]
  const rounded = roundedUp(args)
  return [
    rule,
    ...spanFirst(k, d),
    step('put_in', `o = ${first} = ${rounded}`),
    lastWindow(rounded, length, n, s, sides(p)[0]),
  ]
}

/** The rounded quotient of a pool with the numbers. */
export function poolNumbers(args: WindowArguments & { readonly ceil?: boolean }): string {
  const { n, k, s = k, p = 0, d = 1, ceil = false } = args
  if (!ceil) return convNumbers({ ...args, s })
  return `${ceilTex(fracTex(roomNumbers(n, k, p, d), `${s}`))} + 1 = ${roundedUp(args) - 1} + 1`
}

/** The windows of a pool in ceil mode, a last one that begins too late among them. */
export function roundedUp({ n, k, s = k, p = 0, d = 1 }: WindowArguments): number {
  return ceilDivide(roomOf(n, k, p, d), s) + 1
}

/** The size after a transposed convolution. */
export function deconvSteps(args: {
  readonly n: number
  readonly k: number
  readonly s?: number
  readonly p?: number
  readonly a?: number
  readonly d?: number
}): DerivationStep[] {
  const { n, k, s = 1, p = 0, a = 0, d = 1 } = args
  const window = { kernel: k, stride: s, padding: p, outputPadding: a, dilation: d }
  return [
    step('deconv_rule', `o = (n - 1)\\,s - 2p + ${spanSymbol(d)} + a`),
    ...spanFirst(k, d),
    step('put_in', `o = ${deconvNumbers(args)} = ${transposedConvOutputLength(n, window)}`),
  ]
}

/** (n − 1)s − 2p + K + a with the numbers. */
export function deconvNumbers(args: Parameters<typeof deconvSteps>[0]): string {
  const { n, k, s = 1, p = 0, a = 0, d = 1 } = args
  const padding = p === 0 ? '' : ` - 2 \\cdot ${p}`
  return `(${n} - 1) \\cdot ${s}${padding} + ${sumOf([kernelSpan(k, d), ...(a === 0 ? [] : [a])].map(String))}`
}

/** The size under TensorFlow's "same". */
export function tfOutSteps({ n, s }: { readonly n: number; readonly s: number }): DerivationStep[] {
  return [
    step('tf_out_rule', `o = ${ceilTex(fracTex('n', 's'))}`),
    step('put_in', `o = ${ceilTex(fracTex(`${n}`, `${s}`))} = ${tfSameOutputLength(n, s)}`),
  ]
}

/** The zeros before and after under TensorFlow's "same". */
export function tfPadSteps(args: {
  readonly n: number
  readonly k: number
  readonly s: number
  readonly d?: number
}): DerivationStep[] {
  const { n, k, s, d = 1 } = args
  const length = tfSameOutputLength(n, s)
  const { total, begin, end } = tfSamePadding(n, { kernel: k, stride: s, dilation: d })
  const needed = `(${length} - 1) \\cdot ${s} + ${kernelSpan(k, d)} - ${n}`
  return [
    step('tf_pad_rule', `P = \\max\\left(0,\\ (o - 1)\\,s + ${spanSymbol(d)} - n\\right)`),
    ...spanFirst(k, d),
    step('tf_out_rule', `o = ${ceilTex(fracTex(`${n}`, `${s}`))} = ${length}`),
    step('tf_pad_total', `P = \\max\\left(0,\\ ${needed}\\right) = ${total}`),
    step(
      'tf_pad_sides',
      `b = ${floorTex(fracTex(`${total}`, '2'))} = ${begin},\\quad e = ${total} - ${begin} = ${end}`,
    ),
  ]
}

/** Rounded up, the last window must begin inside the input or the padding before it. */
function lastWindow(rounded: number, length: number, n: number, s: number, begin: number): DerivationStep {
  const starts = (rounded - 1) * s
  const limit = n + begin
  const sum = begin === 0 ? `${n}` : `${n} + ${begin} = ${limit}`
  const compare = starts >= limit ? '\\ge' : '<'
  return step('last_window', `(o - 1)\\,s = ${starts} ${compare} ${sum} \\;\\Rightarrow\\; o = ${length}`, {
    dropped: starts >= limit ? 1 : 0,
  })
}

function spanFirst(k: number, d: number): DerivationStep[] {
  if (d === 1) return []
  const span = kernelSpan(k, d)
  return [step('span', `K = d\\,(k - 1) + 1 = ${d} \\cdot (${k} - 1) + 1 = ${span}`, { span })]
}

function spanSymbol(d: number): string {
  return d === 1 ? 'k' : 'K'
}

function isPadded(padding: AxisPadding): 'yes' | 'no' {
  return sides(padding).some((side) => side !== 0) ? 'yes' : 'no'
}

function paddingSymbol(padding: AxisPadding): string {
  return typeof padding === 'number' ? '2p' : 'b + e'
}

function roomOf(n: number, k: number, padding: AxisPadding, d: number): number {
  const [begin, end] = sides(padding)
  return n + begin + end - kernelSpan(k, d)
}

function roomNumbers(n: number, k: number, padding: AxisPadding, d: number): string {
  const [begin, end] = sides(padding)
  const zeros = begin === end ? (begin === 0 ? [] : [`2 \\cdot ${begin}`]) : [`${begin}`, `${end}`]
  return `${[`${n}`, ...zeros].join(' + ')} - ${kernelSpan(k, d)}`
}
