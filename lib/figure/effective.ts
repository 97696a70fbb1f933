import { effectiveField } from '@/lib/engine/statistics'
import type { SpecOf } from './figure-spec'
import type { FigureValues } from './figure-values'
import { round } from './layout'
import { PLATE_WIDTH, shortNumber } from './plate'
import { INK_RAMP, levelOf, raster } from './raster'
import type { Scene } from './scene'

const MARGIN = 8
const SIDE = 208
const MOST_LAYERS = 64
const MOST_KERNEL = 15
/** Cells a side beyond which neighbours are averaged: more would not be told apart. */
const MOST_CELLS = 41

/**
 * The effective receptive field of a unit of a deep stack as a heat map over its theoretical field: the product of two
 * profiles, each the expected gradient of equal layers with kernels of independent weights.
 *
 * @see Luo et al. 2016, arXiv:1701.04128, §2: with random weights the expected squared gradient is that of equal weights
 */
export function effectiveScene(spec: SpecOf<'effective'>, values: FigureValues): Scene {
  const layers = values.whole('layers', 1, MOST_LAYERS)
  const kernel = values.whole('kernel', 1, MOST_KERNEL)
  const dilation = spec.dilation === undefined ? 1 : values.whole('dilation', 1, 16)
  const margin = spec.margin === undefined ? 0 : values.whole('margin', 0, 40)
  const { profile, deviation, size } = effectiveField(
    Array.from({ length: layers }, () => ({ kernel, dilation, weights: 'mean' as const })),
  )
  const row = shrunk([...zeros(margin), ...profile, ...zeros(margin)])
  const peak = Math.max(...row)
  const levels = row.flatMap((down) =>
    row.map((across) => levelOf((down * across) / (peak * peak), 0, 1, INK_RAMP.length)),
  )
  const cell = SIDE / row.length
  const left = (PLATE_WIDTH - SIDE) / 2
  return {
    kind: 'effective',
    width: PLATE_WIDTH,
    height: round(2 * MARGIN + SIDE),
    marks: [
      raster(left, MARGIN, cell, row.length, levels, INK_RAMP, null),
      {
        shape: 'polygon',
        points: [left, MARGIN, left + SIDE, MARGIN, left + SIDE, MARGIN + SIDE, left, MARGIN + SIDE].map(round),
        fill: null,
        stroke: 'edge',
      },
    ],
    sentence: { code: 'effective', values: { size, deviation: shortNumber(deviation ?? 0) } },
  }
}

function zeros(count: number): number[] {
  return Array.from({ length: count }, () => 0)
}

/**
 * A profile of at most some `MOST_CELLS` cells, each the mean of an odd number of neighbours; the middle stays in the
 * middle, so that both sides are alike. At the ends what lies beyond counts as nothing.
 */
function shrunk(profile: readonly number[]): number[] {
  if (profile.length <= MOST_CELLS) return [...profile]
  const share = 2 * Math.ceil((profile.length / MOST_CELLS - 1) / 2) + 1
  const enough = Math.ceil(profile.length / share)
  // odd as the profile is odd: as many cells' shares hang over at either end
  const cells = enough + ((profile.length - enough) % 2)
  const before = (cells * share - profile.length) / 2
  return Array.from({ length: cells }, (_, place) => {
    const from = place * share - before
    return profile.slice(Math.max(0, from), Math.max(0, from + share)).reduce((sum, value) => sum + value, 0) / share
  })
}
