import { fractionToNumber } from '@/lib/engine'
import { derive, type Derivation, type Quantity } from '@/lib/engine/derivation'
import type { DerivedName } from './derivations'
import type { GivenArguments } from './given-arguments'
import type { NamedDerivation } from './derivation-arguments'

/** The engine's derivations that no function of the language stands for: a file asks for them by name. */
const NAMED = {
  bn_mean: (given) => derive('bn_mean', statistic(given)),
  bn_var: (given) => derive('bn_var', { ...statistic(given), count: given.size('count') }),
  resize_size: (given) => derive('resize_size', { n: given.size('n'), ...target(given) }),
  resize_coordinate: (given) =>
    derive('resize_coordinate', {
      ...coordinate(given),
      mode: given.word('mode', ['linear', 'nearest', 'nearest-exact', 'cubic']),
    }),
  resize_weights: (given) =>
    derive('resize_weights', { ...coordinate(given), mode: given.word('mode', ['linear', 'cubic']) }),
  adaptive_window: (given) => derive('adaptive_window', { n: given.size('n'), o: given.size('o'), i: given.size('i') }),
  pool_divisor: (given) =>
    derive('pool_divisor', {
      n: given.size('n'),
      k: given.size('k'),
      s: given.size('s', given.size('k')),
      p: given.size('p', 0),
      ceil: given.truth('ceil', false),
      cip: given.truth('cip', true),
      i: given.size('i'),
    }),
  overlap: (given) =>
    derive('overlap', {
      n: given.size('n'),
      k: given.size('k'),
      s: given.size('s', 1),
      p: given.size('p', 0),
      d: given.size('d', 1),
      a: given.size('a', 0),
      i: given.size('i'),
    }),
  overlap_ratio: (given) =>
    derive('overlap_ratio', { k: given.size('k'), s: given.size('s', 1), d: given.size('d', 1) }),
  partial_ratio: (given) => derive('partial_ratio', { k: given.size('k'), valid: given.size('valid') }),
  touched_count: (given) => derive('touched_count', { layers: layers(given) }),
  nyquist: (given) => derive('nyquist', { s: given.size('s') }),
  folded_frequency: (given) => derive('folded_frequency', { f: given.exact('f'), s: given.size('s') }),
  erf_variance: (given) => derive('erf_variance', { layers: layers(given) }),
  erf_std: (given) => derive('erf_std', { layers: layers(given) }),
  fold_scale: (given) => derive('fold_scale', norm(given)),
  fold_shift: (given) => derive('fold_shift', norm(given)),
} satisfies Record<Exclude<Quantity, DerivedName>, (given: GivenArguments) => Derivation> &
  Record<NamedDerivation, (given: GivenArguments) => Derivation>

/**
 * The engine's derivation of that name.
 *
 * @throws CardError for an argument that is not what it must be
 * @throws EngineError where the number is not defined
 */
export function deriveByName(name: NamedDerivation, given: GivenArguments): Derivation {
  return NAMED[name](given)
}

function statistic(given: GivenArguments) {
  return {
    old: given.exact('old'),
    batch: given.exact('batch'),
    momentum: given.exact('momentum'),
    convention: given.word('convention', ['pytorch', 'keras']),
  }
}

function target(given: GivenArguments) {
  if (!given.has('scale')) return { size: given.has('size') ? given.size('size') : null, scale: null }
  const exact = given.exact('scale')
  // a framework computes a decimal scale in double precision
  const decimal = given.truth('double', false) ? fractionToNumber(exact) : null
  return { size: given.has('size') ? given.size('size') : null, scale: { exact, decimal } }
}

function coordinate(given: GivenArguments) {
  return {
    n: given.size('n'),
    i: given.size('i'),
    ...target(given),
    alignCorners: given.has('align') ? given.truth('align', false) : null,
    recompute: given.truth('recompute', false),
  }
}

function layers(given: GivenArguments) {
  const kernels = given.sizes('kernels')
  const strides = given.sizes('strides', kernels.length)
  const dilations = given.sizes('dilations', kernels.length)
  return kernels.map((kernel, index) => ({
    kernel,
    stride: strides[index] ?? 1,
    dilation: dilations[index] ?? 1,
  }))
}

function norm(given: GivenArguments) {
  return {
    gamma: given.real('gamma'),
    beta: given.real('beta'),
    mean: given.real('mean'),
    variance: given.real('variance'),
    eps: given.real('eps'),
  }
}
