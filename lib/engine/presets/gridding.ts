import { preset, type Lines, type Preset } from './text'

/**
 * Hybrid dilated convolution: Wang et al. 2018, arXiv:1702.08502, §3.2: 3×3 convolutions whose dilations have no common
 * factor, over and over, so that the field has no holes. A layer is named after its dilation, in both rounds.
 */
function hdc(dilations: readonly number[]): Lines {
  return [
    'repeat 2',
    ...dilations.flatMap((rate) => [`  rate${rate}: conv k=3 p=${rate} d=${rate}`, `  rate${rate}_relu: relu`]),
    'end',
  ]
}

const INPUT = [64, 64, 64] as const

/** Stacks of dilated convolutions without gridding. */
export const GRIDDINGS: readonly (readonly [string, Preset])[] = [
  ['hdc_1_2_3', preset('HDC 1, 2, 3', INPUT, () => hdc([1, 2, 3]))],
  ['hdc_1_2_5', preset('HDC 1, 2, 5', INPUT, () => hdc([1, 2, 5]))],
]
