import type { Neighbours } from './axis-map'
import { EngineError } from './engine-error'
import type { UpsampleLayer } from './layer'

/** The names that PyTorch gives to ways of resizing; `cubic` is one axis of its bicubic. */
export type ResizeMode = UpsampleLayer['mode'] | 'cubic'

interface ModeRule {
  readonly neighbours: Neighbours
  /** Those of the anti-aliased mode, null where PyTorch has none. */
  readonly antialiased: Neighbours | null
  /** How many spatial axes the mode is for; null means any number. */
  readonly axes: number | null
}

const MODES: Readonly<Record<ResizeMode, ModeRule>> = {
  nearest: { neighbours: 'nearest', antialiased: null, axes: null },
  'nearest-exact': { neighbours: 'nearest-exact', antialiased: null, axes: null },
  linear: { neighbours: 'linear', antialiased: null, axes: 1 },
  bilinear: { neighbours: 'linear', antialiased: 'linear-antialias', axes: 2 },
  trilinear: { neighbours: 'linear', antialiased: null, axes: 3 },
  cubic: { neighbours: 'cubic', antialiased: null, axes: 1 },
  bicubic: { neighbours: 'cubic', antialiased: 'cubic-antialias', axes: 2 },
  area: { neighbours: 'area', antialiased: null, axes: null },
}

/** A mode with what was said beside it. */
export interface ModeChoice {
  readonly mode: ResizeMode
  /** Null where nothing was said. */
  readonly alignCorners: boolean | null
  readonly antialias: boolean
}

/**
 * Which inputs a mode looks at.
 *
 * @throws {@link EngineError} `align_corners_with_nearest` where corners are spoken of and the mode knows none,
 * `mode_rank_mismatch` where PyTorch does not anti-alias the mode
 */
export function neighboursOf({ mode, alignCorners, antialias }: ModeChoice): Neighbours {
  const { neighbours, antialiased } = MODES[mode]
  if (alignCorners !== null && neighbours !== 'linear' && neighbours !== 'cubic') {
    throw new EngineError('align_corners_with_nearest', { mode })
  }
  if (!antialias) return neighbours
  if (antialiased === null) throw new EngineError('mode_rank_mismatch', { mode, antialias: 'yes', expected: 2 })
  return antialiased
}

/** How many spatial axes a mode is for; null means any number. */
export function axesOfMode(mode: ResizeMode): number | null {
  return MODES[mode].axes
}

/** Whether output 0 stands on input 0: an anti-aliased window keeps its middle at (i + ½)·step, corners or not. */
export function standsOnCorners({ alignCorners, antialias }: ModeChoice): boolean {
  return alignCorners === true && !antialias
}
