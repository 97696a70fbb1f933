import { LIMITS } from '@/lib/limits'
import { asWindow, SAME, type AxisMap } from './axis-map'
import { axisView } from './axis-view'
import { EngineError } from './engine-error'
import {
  addFractions,
  compareFractions,
  divideFractions,
  equalFractions,
  formatFraction,
  fraction,
  HALF,
  maxFraction,
  minFraction,
  multiplyFractions,
  ONE,
  subtractFractions,
  ZERO,
  type Fraction,
} from './fraction'
import { keptPerAxis } from './kept'
import { INPUT, type Network } from './network'
import { resampledShift } from './resample'

/**
 * The theoretical field of a node's units along one axis, borders left out.
 *
 * - `grid`: unit i has its centre at centre + jump·i
 * - `whole`: every unit looks at the whole input
 * - `refused`: branches that do not fit met; the error says how
 */
export type FieldState =
  | {
      readonly kind: 'grid'
      readonly jump: Fraction
      /** Centre of unit 0 in input positions; null where it hangs on a length that is not known. */
      readonly centre: Fraction | EngineError | null
      /** Positions from first to last; `periodic` where units of one layer differ; null where it hangs on a length that is not known. */
      readonly size: bigint | 'periodic' | null
    }
  | { readonly kind: 'whole' }
  | { readonly kind: 'refused'; readonly error: EngineError }

type Grid = Extract<FieldState, { kind: 'grid' }>

/** The field of the network's input itself: each position sees itself. */
export const INPUT_FIELD: FieldState = { kind: 'grid', jump: ONE, centre: ZERO, size: 1n }

/**
 * Theoretical fields of all nodes along one axis, from the input forwards, each node once. Kept per network.
 *
 * @throws {@link EngineError} as `axisView`
 * @see Araujo, Norris & Sim 2019, doi:10.23915/distill.00021, "Arbitrary computation graphs"
 */
export const fieldStates = keptPerAxis((network, axis) => statesAlong(network, axis, false))

/** The same with gates and the statistics of norms held constant: what a squeeze-excitation network sees beside its gates. */
export const localFieldStates = keptPerAxis((network, axis) => statesAlong(network, axis, true))

function statesAlong(network: Network, axis: number, local: boolean): readonly FieldState[] {
  const view = axisView(network, axis)
  const maps = local ? view.localMaps : view.maps
  const states: FieldState[] = []
  network.nodes.forEach(({ id, layer, inputs }, index) => {
    const branches = inputs.map((source, which) => {
      const below = source === INPUT ? INPUT_FIELD : (states[source] ?? INPUT_FIELD)
      return through(below, maps[index]?.[which] ?? SAME, id)
    })
    const kept = local && layer.op === 'mul' ? withoutGates(branches) : branches
    states.push(kept.reduce((a, b) => merged(a, b, id)))
  })
  return states
}

/** A factor made of the whole image is a gate, unless there is nothing else. */
function withoutGates(branches: readonly FieldState[]): readonly FieldState[] {
  const near = branches.filter(({ kind }) => kind !== 'whole')
  return near.length === 0 ? branches : near
}

/** The field behind one layer. */
function through(below: FieldState, layer: AxisMap, node: string): FieldState {
  const map = asWindow(layer)
  if (map.kind === 'whole' || map.kind === 'spread') return { kind: 'whole' }
  if (below.kind !== 'grid' || map.kind === 'same') return below
  if (map.kind === 'resample' && (map.ratio === null || map.ratio.num === 0n)) {
    const code = map.ratio === null ? 'input_missing' : 'jump_undefined'
    return { kind: 'refused', error: new EngineError(code, {}, { node }) }
  }
  const next = moveThrough(below, map)
  // no picture and no card has use for a jump of a hundred digits, and a text of a few characters can ask for one
  const widest = 1n << BigInt(LIMITS.templateIntegerBits.limit)
  if (next.jump.num < widest && next.jump.den < widest) return next
  return { kind: 'refused', error: new EngineError('out_of_range', { name: 'jump' }, { node }) }
}

function moveThrough(below: Grid, map: Extract<AxisMap, { kind: 'window' | 'transposed' | 'resample' }>): Grid {
  switch (map.kind) {
    case 'window':
      return throughWindow(below, map)
    case 'transposed':
      return throughTransposed(below, map)
    case 'resample':
      return throughResample(below, map)
  }
}

/** r ← r + d(k − 1)·j, c ← c + (d(k − 1)/2 − b)·j, then j ← j·s. */
function throughWindow(below: Grid, { kernel, stride, dilation, begin }: Extract<AxisMap, { kind: 'window' }>): Grid {
  const reach = fraction(dilation * (kernel - 1))
  const shift = begin === null ? null : subtractFractions(multiplyFractions(reach, HALF), fraction(begin))
  return {
    kind: 'grid',
    jump: multiplyFractions(below.jump, fraction(stride)),
    centre: moved(below.centre, shift, below.jump),
    size: typeof below.size === 'bigint' ? below.size + wholeOf(multiplyFractions(reach, below.jump)) : below.size,
  }
}

/** c ← c + (b − d(k − 1)/2)/s·j, then j ← j/s. */
function throughTransposed(below: Grid, map: Extract<AxisMap, { kind: 'transposed' }>): Grid {
  const { kernel, stride, dilation, begin } = map
  const shift = divideFractions(
    subtractFractions(fraction(begin), fraction(dilation * (kernel - 1), 2)),
    fraction(stride),
  )
  return {
    kind: 'grid',
    jump: divideFractions(below.jump, fraction(stride)),
    centre: moved(below.centre, shift, below.jump),
    size: below.size === null ? null : 'periodic',
  }
}

/** c ← c + β·j, then j ← α·j; units differ by where their coordinate falls. */
function throughResample(below: Grid, { ratio, neighbours, corners }: Extract<AxisMap, { kind: 'resample' }>): Grid {
  const alpha = ratio ?? ONE
  if (equalFractions(alpha, ONE)) return below
  return {
    kind: 'grid',
    jump: multiplyFractions(below.jump, alpha),
    centre: moved(below.centre, resampledShift(neighbours, alpha, corners), below.jump),
    size: below.size === null ? null : 'periodic',
  }
}

/** Both branches together: from the lesser first position to the greater last one, if they step alike. */
function merged(a: FieldState, b: FieldState, node: string): FieldState {
  if (a.kind === 'whole' || b.kind === 'whole') return { kind: 'whole' }
  if (a.kind === 'refused') return a
  if (b.kind === 'refused') return b
  if (!equalFractions(a.jump, b.jump)) {
    const values = { first: formatFraction(a.jump), other: formatFraction(b.jump) }
    return { kind: 'refused', error: new EngineError('jumps_differ', values, { node }) }
  }
  const { centre: left, size: r } = a
  const { centre: right, size: q } = b
  if (left === null || right === null) return { kind: 'grid', jump: a.jump, centre: null, size: null }
  if (left instanceof EngineError) return { ...a, size: r === null || q === null ? null : 'periodic' }
  if (right instanceof EngineError) return { ...b, size: r === null || q === null ? null : 'periodic' }
  if (typeof r === 'bigint' && typeof q === 'bigint') {
    const first = minFraction(firstOf(left, r), firstOf(right, q))
    const last = maxFraction(lastOf(left, r), lastOf(right, q))
    const size = wholeOf(addFractions(subtractFractions(last, first), ONE))
    return { kind: 'grid', jump: a.jump, centre: multiplyFractions(addFractions(first, last), HALF), size }
  }
  const size = r === null || q === null ? null : 'periodic'
  if (compareFractions(left, right) === 0) return { kind: 'grid', jump: a.jump, centre: left, size }
  const values = { first: formatFraction(left), other: formatFraction(right) }
  return { kind: 'grid', jump: a.jump, centre: new EngineError('centres_differ', values, { node }), size }
}

function moved(centre: Grid['centre'], shift: Fraction | null, jump: Fraction): Grid['centre'] {
  if (centre instanceof EngineError || centre === null) return centre
  return shift === null ? null : addFractions(centre, multiplyFractions(shift, jump))
}

/** First position of a field: centre − (size − 1)/2. */
export function firstOf(centre: Fraction, size: bigint): Fraction {
  return subtractFractions(centre, fraction(size - 1n, 2n))
}

function lastOf(centre: Fraction, size: bigint): Fraction {
  return addFractions(centre, fraction(size - 1n, 2n))
}

/** As long as no step is fractional, sizes are whole. */
function wholeOf(value: Fraction): bigint {
  return value.num / value.den
}
