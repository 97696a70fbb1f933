import { axisView } from './axis-view'
import { EngineError } from './engine-error'
import { fieldStates, firstOf, INPUT_FIELD, localFieldStates, type FieldState } from './field-state'
import { divideFractions, fraction, isInteger, multiplyFractions, ONE, type Fraction } from './fraction'
import type { Network } from './network'
import { hullOf, positionsOf } from './position-set'
import { touchedSets } from './touched'

/** Units of one period that are looked at where they differ. */
const LONGEST_PERIOD = 1024

/**
 * The receptive field of a network's units along one axis as if the input had no ends: unit i covers
 * start + jump·i … start + jump·i + size − 1, about centre + jump·i. Each number is worked out when it is asked for,
 * and throws where it alone is not defined.
 */
export interface TheoreticalField {
  /** Positions, first to last, holes counted in. Throws `field_size_varies` where units of a fractional step differ. */
  readonly size: bigint
  /** Input positions from one unit to the next: the effective stride. Throws `jump_undefined` behind a global layer. */
  readonly jump: Fraction
  /** First input position of unit 0; negative under padding. With fractional steps centre − (size − 1)/2. */
  readonly start: Fraction
  /** Middle of unit 0's field. */
  readonly centre: Fraction
}

/**
 * The theoretical receptive field of a network's output.
 *
 * @param axis - 0 is the first spatial axis
 * @throws {@link EngineError} `axis_unknown`, a layer's own refusal; on asking for a number `jumps_differ`, `centres_differ`,
 * `field_size_varies`, `jump_undefined`, `input_missing`, `out_of_range`
 * @see Araujo, Norris & Sim 2019, "Computing receptive field size / region", "Arbitrary computation graphs"
 */
export function theoreticalField(network: Network, axis = 0, options: FieldOptions = {}): TheoreticalField {
  return fieldOf(network, axis, network.nodes.length - 1, options)
}

export interface FieldOptions {
  /** Gates and the statistics of norms held constant; without this a network with either sees the whole input. */
  readonly local?: boolean
}

/** The same for the output of any node, named by its index. */
export function fieldOf(
  network: Network,
  axis: number,
  node: number,
  { local = false }: FieldOptions = {},
): TheoreticalField {
  const state = (local ? localFieldStates : fieldStates)(network, axis)[node] ?? INPUT_FIELD
  return {
    get size() {
      return sizeOf(network, axis, node, { state, local })
    },
    get jump() {
      return gridOf(state).jump
    },
    get start() {
      return state.kind === 'whole' ? fraction(0) : firstOf(this.centre, this.size)
    },
    get centre() {
      return centreOf(network, axis, state)
    },
  }
}

/** Whole numbers of the field where every step on the way is whole: unit i covers start + jump·i and size − 1 more. */
export interface WholeField {
  readonly size: number
  readonly jump: number
  readonly start: number
}

/**
 * The theoretical field in whole numbers, as one reads it off two neighbouring units.
 *
 * @returns null behind a fractional or resized step, a global layer, or branches that do not fit
 * @throws {@link EngineError} as `axisView`
 */
export function wholeField(network: Network, axis = 0): WholeField | null {
  const state = fieldStates(network, axis)[network.nodes.length - 1] ?? INPUT_FIELD
  if (state.kind !== 'grid' || typeof state.size !== 'bigint') return null
  if (state.centre === null || state.centre instanceof EngineError) return null
  const start = firstOf(state.centre, state.size)
  return { size: Number(state.size), jump: Number(state.jump.num), start: Number(start.num) }
}

function sizeOf(
  network: Network,
  axis: number,
  node: number,
  { state, local }: { readonly state: FieldState; readonly local: boolean },
): bigint {
  if (state.kind === 'whole') return wholeInput(network, axis)
  const { size } = gridOf(state)
  if (size === null) throw new EngineError('input_missing')
  if (size !== 'periodic') return size
  const { least, greatest } = sizeRange(network, axis, node, { local })
  if (least !== greatest) throw new EngineError('field_size_varies', { least, greatest })
  return BigInt(greatest)
}

function centreOf(network: Network, axis: number, state: FieldState): Fraction {
  if (state.kind === 'whole') return fraction(wholeInput(network, axis) - 1n, 2n)
  const { centre } = gridOf(state)
  if (centre === null) throw new EngineError('input_missing')
  if (centre instanceof EngineError) throw centre
  return centre
}

/**
 * The least and the greatest field of a node's units over one period, borders left out; 0 where a unit sees nothing.
 *
 * @throws {@link EngineError} `out_of_range` if the period is too long to be looked at
 */
export function sizeRange(
  network: Network,
  axis: number,
  node: number,
  { local = false }: FieldOptions = {},
): { least: number; greatest: number } {
  const period = unitPeriod(network, axis, node, local)
  let least = Infinity
  let greatest = 0
  for (let unit = 0; unit < period; unit++) {
    const hull = hullOf(touchedSets(network, unit, axis, { node, clip: false, local }).input)
    const size = hull ? hull.last - hull.first + 1 : 0
    least = Math.min(least, size)
    greatest = Math.max(greatest, size)
  }
  return { least, greatest }
}

/**
 * After how many units what they see repeats, and by how many input positions it has moved then: the least P such that the
 * set of unit i + P is that of unit i moved by Q, for every i. The jump is Q/P, which is not reduced: halving and then
 * doubling by nearest has P = Q = 2.
 *
 * @throws {@link EngineError} as {@link sizeRange}
 */
export function fieldPeriod(
  network: Network,
  axis = 0,
  node = network.nodes.length - 1,
): { readonly units: number; readonly moved: number } {
  const longest = unitPeriod(network, axis, node, false)
  const { jump } = gridOf(fieldStates(network, axis)[node] ?? INPUT_FIELD)
  const sets = Array.from({ length: 2 * longest }, (_, unit) =>
    positionsOf(touchedSets(network, unit, axis, { node, clip: false }).input),
  )
  for (let units = 1; units < longest; units += 1) {
    const moved = multiplyFractions(jump, fraction(units))
    if (!isInteger(moved)) continue
    const by = Number(moved.num)
    const repeats = sets.slice(0, longest).every((set, unit) => {
      const later = sets[unit + units] ?? []
      return set.length === later.length && set.every((at, place) => later[place] === at + by)
    })
    if (repeats) return { units, moved: by }
  }
  return { units: longest, moved: Number(multiplyFractions(jump, fraction(longest)).num) }
}

/** The least P such that moving the unit by P moves what it sees, at every node before it, by whole steps. */
function unitPeriod(network: Network, axis: number, node: number, local: boolean): number {
  const states = (local ? localFieldStates : fieldStates)(network, axis)
  const { jump } = gridOf(states[node] ?? INPUT_FIELD)
  let period = ONE
  for (const state of [INPUT_FIELD, ...states.slice(0, node)]) {
    if (state.kind !== 'grid') continue
    const steps = multiplyFractions(period, divideFractions(jump, state.jump))
    if (!isInteger(steps)) period = multiplyFractions(period, fraction(steps.den))
  }
  if (period.num > BigInt(LONGEST_PERIOD)) {
    throw new EngineError('out_of_range', { name: 'period', value: `${period.num}`, most: LONGEST_PERIOD })
  }
  return Number(period.num)
}

function wholeInput(network: Network, axis: number): bigint {
  const { inputLength } = axisView(network, axis)
  if (inputLength === null) throw new EngineError('input_missing')
  return BigInt(inputLength)
}

function gridOf(state: FieldState): Extract<FieldState, { kind: 'grid' }> {
  if (state.kind === 'grid') return state
  throw state.kind === 'refused' ? state.error : new EngineError('jump_undefined')
}
