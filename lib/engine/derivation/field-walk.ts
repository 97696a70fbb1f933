import { asWindow, SAME, type AxisMap } from '../axis-map'
import { axisView } from '../axis-view'
import { fieldStates, INPUT_FIELD, type FieldState } from '../field-state'
import { equalFractions, ONE } from '../fraction'
import { INPUT, type Network } from '../network'

export type Grid = Extract<FieldState, { kind: 'grid' }>

/** A place where the field changes: one layer that moves the grid, or branches that meet and differ. */
export interface FieldChange {
  /** Running number of the new field; the input's is 0. */
  readonly label: number
  readonly node: string
  readonly state: FieldState
  readonly from:
    | { readonly kind: 'layer'; readonly below: FieldState; readonly map: AxisMap }
    | { readonly kind: 'merge'; readonly branches: readonly Grid[]; readonly labels: readonly number[] }
}

/** The changes of the field along one axis, from the input to the output; pointwise layers are passed over. */
export function fieldChanges(network: Network, axis: number): readonly FieldChange[] {
  const { maps } = axisView(network, axis)
  const states = fieldStates(network, axis)
  const labels: number[] = []
  const changes: FieldChange[] = []
  network.nodes.forEach(({ id, inputs }, index) => {
    const state = states[index] ?? INPUT_FIELD
    const sources = inputs.map((source, which) => ({
      label: source === INPUT ? 0 : (labels[source] ?? 0),
      below: source === INPUT ? INPUT_FIELD : (states[source] ?? INPUT_FIELD),
      map: asWindow(maps[index]?.[which] ?? SAME),
    }))
    const from = changeOf(sources)
    if (from) changes.push({ label: changes.length + 1, node: id, state, from })
    labels[index] = from ? changes.length : (sources[0]?.label ?? 0)
  })
  return changes
}

interface Source {
  readonly label: number
  readonly below: FieldState
  readonly map: AxisMap
}

function changeOf(sources: readonly Source[]): FieldChange['from'] | null {
  const [first, ...others] = sources
  if (!first) return null
  if (others.length === 0) return isStill(first.map) ? null : { kind: 'layer', below: first.below, map: first.map }
  const whole = sources.find(({ below, map }) => below.kind === 'whole' || map.kind !== 'same')
  if (whole) return { kind: 'layer', below: whole.below, map: { kind: 'whole' } }
  const branches = sources.flatMap(({ below }) => (below.kind === 'grid' ? [below] : []))
  const [one] = branches
  if (!one || branches.every((branch) => sameField(one, branch))) return null
  return { kind: 'merge', branches, labels: sources.map(({ label }) => label) }
}

/** Whether a layer leaves the grid where it is: a size resized to itself does. */
function isStill(map: AxisMap): boolean {
  return map.kind === 'same' || (map.kind === 'resample' && map.ratio !== null && equalFractions(map.ratio, ONE))
}

function sameField(a: Grid, b: Grid): boolean {
  return a.size === b.size && sameCentre(a, b)
}

/** Whether two fields have one middle. */
export function sameCentre(a: Grid, b: Grid): boolean {
  if (a.centre === null || b.centre === null || a.centre instanceof Error || b.centre instanceof Error) {
    return a.centre === b.centre
  }
  return equalFractions(a.centre, b.centre)
}
