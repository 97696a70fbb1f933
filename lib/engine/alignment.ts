import { fieldStates, INPUT_FIELD, localFieldStates, type FieldState } from './field-state'
import { equalFractions, subtractFractions, type Fraction } from './fraction'
import { INPUT, type Network } from './network'

/** Two branches that meet with their centres apart: each unit sums what lies about different places. */
export interface Misalignment {
  /** Id of the node where they meet. */
  readonly node: string
  /** Input positions of unit 0's centre in either branch. */
  readonly centres: readonly [Fraction, Fraction]
  /** The second less the first, in input positions. */
  readonly shift: Fraction
}

/**
 * Where branches of equal steps meet with different centres: even kernels, padding on one side, TensorFlow's "same" on
 * even sizes. Their fields are defined all the same; the sum is blurred by the shift.
 *
 * @throws {@link EngineError} as `axisView`
 * @see Araujo, Norris & Sim 2019, "Arbitrary computation graphs": there such a network is refused
 */
export function misalignments(network: Network, axis = 0, { local = true }: { local?: boolean } = {}): Misalignment[] {
  const states = (local ? localFieldStates : fieldStates)(network, axis)
  const centreOf = (source: number): Fraction | null =>
    centreIn(source === INPUT ? INPUT_FIELD : (states[source] ?? INPUT_FIELD))
  return network.nodes.flatMap(({ id, inputs }) => {
    const [first, ...others] = inputs.flatMap((source) => centreOf(source) ?? [])
    const apart = first && others.find((centre) => !equalFractions(centre, first))
    return apart ? [{ node: id, centres: [first, apart], shift: subtractFractions(apart, first) } as const] : []
  })
}

function centreIn(state: FieldState): Fraction | null {
  return state.kind === 'grid' && state.centre !== null && !(state.centre instanceof Error) ? state.centre : null
}
