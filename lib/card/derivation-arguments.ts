/** The arguments of a derivation by name: those it needs, and those that may be left out. */
export interface DerivationShape {
  readonly needs: readonly string[]
  readonly takes: readonly string[]
}

/**
 * The derivations that a file can ask for by name, with their arguments (docs/card-format.md). Data alone, so that the
 * schema knows the names without the engine; `named-derivations.ts` is completed against this table by the compiler.
 */
export const DERIVATION_ARGUMENTS = {
  bn_mean: { needs: ['old', 'batch', 'momentum'], takes: ['convention'] },
  bn_var: { needs: ['old', 'batch', 'momentum', 'count'], takes: ['convention'] },
  resize_size: { needs: ['n'], takes: ['size', 'scale', 'double'] },
  resize_coordinate: { needs: ['n', 'i', 'mode'], takes: ['size', 'scale', 'double', 'align', 'recompute'] },
  resize_weights: { needs: ['n', 'i', 'mode'], takes: ['size', 'scale', 'double', 'align', 'recompute'] },
  adaptive_window: { needs: ['n', 'o', 'i'], takes: [] },
  pool_divisor: { needs: ['n', 'k', 'i'], takes: ['s', 'p', 'ceil', 'cip'] },
  overlap: { needs: ['n', 'k', 'i'], takes: ['s', 'p', 'd', 'a'] },
  overlap_ratio: { needs: ['k'], takes: ['s', 'd'] },
  partial_ratio: { needs: ['k', 'valid'], takes: [] },
  touched_count: { needs: ['kernels'], takes: ['dilations'] },
  nyquist: { needs: ['s'], takes: [] },
  folded_frequency: { needs: ['f', 's'], takes: [] },
  erf_variance: { needs: ['kernels'], takes: ['strides', 'dilations'] },
  erf_std: { needs: ['kernels'], takes: ['strides', 'dilations'] },
  fold_scale: { needs: ['gamma', 'beta', 'mean', 'variance', 'eps'], takes: [] },
  fold_shift: { needs: ['gamma', 'beta', 'mean', 'variance', 'eps'], takes: [] },
} as const satisfies Record<string, DerivationShape>

export type NamedDerivation = keyof typeof DERIVATION_ARGUMENTS

/** The names, in the order of the table. */
export const DERIVATION_NAMES = Object.keys(DERIVATION_ARGUMENTS) as NamedDerivation[]
