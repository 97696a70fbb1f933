import { kernelSpan } from './axis-sizes'
import { EngineError } from './engine-error'
import { fraction, type Fraction } from './fraction'
import { countOfRegion, hullOfRegion, type Region } from './region'
import { wholeNumber } from './whole-number'

/** A layer of stride 1 along one axis. */
export interface DilatedLayer {
  readonly kernel: number
  readonly dilation: number
}

/**
 * The share of the positions in a region's hull that the region has: below 1 there are holes.
 *
 * @returns null of the empty region
 * @see ENGINE.md §5.1
 */
export function coverage(region: Region): Fraction | null {
  const hull = hullOfRegion(region)
  if (!hull) return null
  const positions = hull.reduce((product, [first, last]) => product * BigInt(last - first + 1), 1n)
  return fraction(countOfRegion(region), positions)
}

/**
 * Whether a stack of layers of stride 1 looks at every position of its hull. Exact: with the dilations in ascending order
 * there is no hole just when none is longer than what those before it cover. The order of the layers does not matter.
 *
 * @throws {@link EngineError} `kernel_not_positive`, `dilation_not_positive`
 * @see ENGINE.md §6
 */
export function hasHoles(layers: readonly DilatedLayer[]): boolean {
  let covered = 1
  for (const { kernel, dilation } of [...layers].sort((a, b) => a.dilation - b.dilation)) {
    const reach = kernelSpan(kernel, dilation) - 1
    if (kernel === 1) continue
    if (dilation > covered) return true
    covered += reach
  }
  return false
}

/**
 * The measure M₂ of hybrid dilated convolution: the authors ask for M₂ ≤ k. Another and weaker statement than
 * {@link hasHoles}: (2, 3, 5) passes with M₂ = 3 and has holes.
 *
 * @param rates - dilations from the first layer on, at least two
 * @throws {@link EngineError} `list_empty` for fewer than two; `dilation_not_positive`
 * @see Wang et al. 2018, arXiv:1702.08502, §3.2, eq. 2
 */
export function hybridDilationMeasure(rates: readonly number[]): number {
  if (rates.length < 2) throw new EngineError('list_empty')
  for (const rate of rates) {
    if (wholeNumber(rate, 'dilation') < 1) throw new EngineError('dilation_not_positive', { dilation: rate })
  }
  return rates
    .slice(1)
    .reduceRight(
      (above, rate, index, list) =>
        index === list.length - 1 ? rate : Math.max(above - 2 * rate, 2 * rate - above, rate),
      0,
    )
}
