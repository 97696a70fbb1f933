import type { Fraction } from './fraction'
import type { PaddingMode } from './layer'

/**
 * How the positions of a layer's output look at those of its input, along one axis.
 * A closed set: every kind of layer is one of these on each axis.
 *
 * - `same`: output i looks at input i
 * - `window`: at i·stride − begin + dilation·t for each tap t; `begin` is null where it depends on an unknown input length
 * - `transposed`: at every m with m·stride + dilation·t = i + begin for a tap t
 * - `resample`: at the neighbours of a coordinate in the input, see `resample.ts`
 * - `spread`: at input 0, whose one position is copied to all
 * - `whole`: at every position
 */
export type AxisMap =
  | { readonly kind: 'same' }
  | {
      readonly kind: 'window'
      readonly kernel: number
      readonly stride: number
      readonly dilation: number
      readonly begin: number | null
      readonly border?: Exclude<PaddingMode, 'zeros'>
    }
  | {
      readonly kind: 'transposed'
      readonly kernel: number
      readonly stride: number
      readonly dilation: number
      readonly begin: number
    }
  | {
      readonly kind: 'resample'
      readonly neighbours: Neighbours
      /** Input positions from one output to the next; null where it hangs on a length that is not known. */
      readonly ratio: Fraction | null
      /** Whether output 0 stands on input 0, not their left edges on one another. */
      readonly corners: boolean
    }
  | { readonly kind: 'spread' }
  | { readonly kind: 'whole' }

/**
 * Which inputs a coordinate looks at: one, the two or four next to it, all that its share of the axis overlaps, or those under
 * a kernel that is as much wider as the axis gets shorter.
 */
export type Neighbours =
  'nearest' | 'nearest-exact' | 'linear' | 'cubic' | 'area' | 'linear-antialias' | 'cubic-antialias'

export const SAME: AxisMap = { kind: 'same' }
export const SPREAD: AxisMap = { kind: 'spread' }
export const WHOLE: AxisMap = { kind: 'whole' }

/** A transposed convolution of stride 1 is the flipped convolution; any other map is itself. */
export function asWindow(map: AxisMap): AxisMap {
  if (map.kind !== 'transposed' || map.stride !== 1) return map
  const { kernel, stride, dilation, begin } = map
  return { kind: 'window', kernel, stride, dilation, begin: dilation * (kernel - 1) - begin }
}
