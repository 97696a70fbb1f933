import type { AxisMap } from '../axis-map'
import { fieldStates, firstOf } from '../field-state'
import { sizeRange, theoreticalField } from '../field'
import {
  addFractions,
  divideFractions,
  formatFraction,
  fraction,
  maxFraction,
  minFraction,
  multiplyFractions,
  subtractFractions,
  type Fraction,
} from '../fraction'
import type { Network } from '../network'
import { shortened, step, type DerivationStep, type StepId } from './derivation'
import { fieldChanges, sameCentre, type FieldChange, type Grid } from './field-walk'
import { fracTex, inner, tex } from './tex'

type FieldQuantity = 'rf_size' | 'rf_jump' | 'rf_start' | 'rf_centre'

type WindowMap = Extract<AxisMap, { kind: 'window' | 'transposed' }>

/** How one quantity goes from layer to layer. */
interface FieldRule {
  readonly ids: {
    readonly rule: StepId
    readonly start: StepId
    /** Of a window layer, and of branches that meet. */
    readonly layer: StepId
    readonly merge: StepId
  }
  readonly formula: (dilated: boolean) => string
  readonly start: string
  /** The line of a window layer, without its jump; null where the number is not defined there. */
  readonly layer: (below: Grid, after: Grid, map: WindowMap, label: number) => string | null
  readonly merge: (branches: readonly Grid[], after: Grid, label: number) => string | null
}

const JUMP = 'j_\\ell = j_{\\ell-1}\\,s_\\ell'

const RULES: Readonly<Record<FieldQuantity, FieldRule>> = {
  rf_size: {
    ids: { rule: 'size_rule', start: 'size_start', layer: 'size_layer', merge: 'size_merge' },
    formula: (dilated) => `r_\\ell = r_{\\ell-1} + ${dilated ? 'd_\\ell\\,' : ''}(k_\\ell - 1)\\,j_{\\ell-1}`,
    start: 'r_0 = 1',
    layer: (below, after, map, label) =>
      typeof below.size === 'bigint' && typeof after.size === 'bigint'
        ? `r_{${label}} = ${below.size} + ${reach(map)} \\cdot ${tex(below.jump)} = ${after.size}`
        : null,
    merge: (branches, after, label) => {
      if (typeof after.size !== 'bigint') return null
      const [one] = branches
      if (one && branches.every((branch) => sameCentre(one, branch))) {
        return `r_{${label}} = \\max(${branches.map(({ size }) => `${size}`).join(', ')}) = ${after.size}`
      }
      const { firsts, lasts, first, last } = endsOf(branches)
      const most = `\\max(${lasts.map(tex).join(', ')})`
      const least = `\\min(${firsts.map(tex).join(', ')})`
      return `r_{${label}} = ${most} - ${least} + 1 = ${tex(last)} - ${inner(first)} + 1 = ${after.size}`
    },
  },
  rf_jump: {
    ids: { rule: 'jump_rule', start: 'jump_start', layer: 'jump_layer', merge: 'size_merge' },
    formula: () => '',
    start: '',
    layer: () => '',
    merge: () => null,
  },
  rf_start: {
    ids: { rule: 'first_rule', start: 'first_start', layer: 'first_layer', merge: 'first_merge' },
    formula: () => `f_\\ell = f_{\\ell-1} - p_\\ell\\,j_{\\ell-1}`,
    start: 'f_0 = 0',
    layer: (below, after, map, label) => {
      const before = firstOfGrid(below)
      const next = firstOfGrid(after)
      if (!before || !next || map.kind !== 'window' || map.begin === null) return null
      return `f_{${label}} = ${tex(before)} - ${inner(map.begin)} \\cdot ${tex(below.jump)} = ${tex(next)}`
    },
    merge: (branches, after, label) => {
      const next = firstOfGrid(after)
      return next && `f_{${label}} = \\min(${endsOf(branches).firsts.map(tex).join(', ')}) = ${tex(next)}`
    },
  },
  rf_centre: {
    ids: { rule: 'centre_rule', start: 'centre_start', layer: 'centre_layer', merge: 'centre_merge' },
    formula: (dilated) =>
      `c_\\ell = c_{\\ell-1} + \\left(${fracTex(dilated ? 'd_\\ell\\,(k_\\ell - 1)' : 'k_\\ell - 1', '2')} - p_\\ell\\right) j_{\\ell-1}`,
    start: 'c_0 = 0',
    layer: (below, after, map, label) => {
      if (!isKnown(below.centre) || !isKnown(after.centre) || map.begin === null) return null
      const half = fracTex(map.dilation === 1 ? `${map.kernel} - 1` : reach(map), '2')
      const shift = map.kind === 'window' ? `${half} - ${inner(map.begin)}` : `${map.begin} - ${half}`
      const scale = map.kind === 'window' ? tex(below.jump) : fracTex(tex(below.jump), `${map.stride}`)
      return `c_{${label}} = ${tex(below.centre)} + \\left(${shift}\\right) \\cdot ${scale} = ${tex(after.centre)}`
    },
    merge: (branches, after, label) => {
      // without sizes there are no ends, and the branches have one middle
      if (!isKnown(after.centre) || typeof after.size !== 'bigint') return null
      const { first, last } = endsOf(branches)
      return `c_{${label}} = ${fracTex(`${tex(first)} + ${inner(last)}`, '2')} = ${tex(after.centre)}`
    },
  },
}

/**
 * How a theoretical field comes about, layer by layer.
 *
 * @throws EngineError where the quantity is not defined
 * @see Araujo, Norris & Sim 2019, equations 1 to 5
 */
export function fieldSteps(network: Network, axis: number, quantity: FieldQuantity): DerivationStep[] {
  const result = valueOf(theoreticalField(network, axis), quantity)
  const states = fieldStates(network, axis)
  const state = states[states.length - 1]
  const periodic = state?.kind === 'grid' && state.size === 'periodic'
  // between the units of a fractional step there is no common first position: it follows from the centre
  const steps = layerSteps(network, axis, periodic && quantity === 'rf_start' ? 'rf_centre' : quantity)
  if (state?.kind === 'whole') return [...steps, step('whole_axis', `${SYMBOLS[quantity]} = ${tex(result)}`)]
  return periodic ? [...steps, ...periodSteps(network, axis, quantity)] : steps
}

/** The rule, the input, and a line for each layer that moves the grid. */
function layerSteps(network: Network, axis: number, quantity: FieldQuantity): DerivationStep[] {
  const rule = RULES[quantity]
  const changes = fieldChanges(network, axis)
  const maps = changes.flatMap(({ from }) => (from.kind === 'layer' && isMoving(from.map) ? [from.map] : []))
  const dilated = maps.some(({ dilation }) => dilation > 1)
  // where nothing strides the jump is 1 throughout and needs no lines
  const strided = quantity === 'rf_jump' || maps.some(({ stride }) => stride > 1)
  const formula = [rule.formula(dilated), strided ? JUMP : ''].filter(Boolean).join(',\\quad ')
  const start = [rule.start, strided ? 'j_0 = 1' : ''].filter(Boolean).join(',\\quad ')
  const lines = changes.flatMap((change) => lineOf(change, rule, quantity === 'rf_jump'))
  return [
    step(rule.ids.rule, formula, { dilated: dilated ? 'yes' : 'no' }),
    step(rule.ids.start, start),
    ...shortened(lines),
  ]
}

/** What is left to say where the units of one layer differ. */
function periodSteps(network: Network, axis: number, quantity: FieldQuantity): DerivationStep[] {
  if (quantity === 'rf_size') {
    const { greatest } = sizeRange(network, axis, network.nodes.length - 1)
    return [step('period', `r = ${greatest}`)]
  }
  if (quantity !== 'rf_start') return []
  const { centre, size, start } = theoreticalField(network, axis)
  const numbers = `${tex(centre)} - ${fracTex(`${size} - 1`, '2')}`
  return [step('first_from_centre', `f = c - ${fracTex('r - 1', '2')} = ${numbers} = ${tex(start)}`)]
}

function lineOf({ from, state, label, node }: FieldChange, rule: FieldRule, everyJump: boolean): DerivationStep[] {
  if (state.kind !== 'grid') return [step('whole_layer', `r_{${label}} = n`, { layer: node })]
  if (from.kind === 'merge') {
    const merged = rule.merge(from.branches, state, label)
    return merged === null ? [] : [step(rule.ids.merge, merged, { layer: node })]
  }
  const { below, map } = from
  if (below.kind === 'grid' && map.kind === 'resample')
    return resampleLine(below, state, label, node, rule === RULES.rf_centre)
  if (below.kind !== 'grid' || !isMoving(map)) return []
  const jump = everyJump || map.stride > 1 ? jumpOf(below, state, map, label) : ''
  const own = rule.layer(below, state, map, label)
  const line = [own, jump].filter(Boolean).join(',\\quad ')
  if (line === '') return []
  const id = own ? rule.ids.layer : 'jump_layer'
  return [step(id, line, { layer: node, ...layerNumbers(id, below, state, map) })]
}

/** What the words of a layer's line say, written as text: a jump may be a fraction. */
function layerNumbers(id: StepId, below: Grid, after: Grid, map: WindowMap): Readonly<Record<string, string>> {
  if (id === 'jump_layer') return { jump: formatFraction(after.jump) }
  if (id === 'size_layer') return { gap: formatFraction(multiplyFractions(below.jump, fraction(map.dilation))) }
  const padding = map.begin === null ? '' : `${map.begin}`
  return { padding, jump: formatFraction(below.jump) }
}

const SYMBOLS: Readonly<Record<FieldQuantity, string>> = { rf_size: 'r', rf_jump: 'j', rf_start: 'f', rf_centre: 'c' }

function valueOf(field: ReturnType<typeof theoreticalField>, quantity: FieldQuantity): Fraction | bigint {
  if (quantity === 'rf_size') return field.size
  if (quantity === 'rf_jump') return field.jump
  return quantity === 'rf_start' ? field.start : field.centre
}

/** A resized axis: the jump shrinks or grows by the ratio, the middle moves by the mean of its coordinates. */
function resampleLine(below: Grid, after: Grid, label: number, node: string, middle: boolean): DerivationStep[] {
  const ratio = divideFractions(after.jump, below.jump)
  const jump = `j_{${label}} = ${tex(below.jump)} \\cdot ${tex(ratio)} = ${tex(after.jump)}`
  const said = { layer: node, jump: formatFraction(after.jump) }
  if (!middle || !isKnown(below.centre) || !isKnown(after.centre)) return [step('resample_layer', jump, said)]
  const shift = subtractFractions(after.centre, below.centre)
  const centre = `c_{${label}} = ${tex(below.centre)} + ${inner(shift)} = ${tex(after.centre)}`
  return [step('resample_layer', `${centre},\\quad ${jump}`, said)]
}

function jumpOf(below: Grid, after: Grid, map: WindowMap, label: number): string {
  const sign = map.kind === 'window' ? '\\cdot' : '/'
  return `j_{${label}} = ${tex(below.jump)} ${sign} ${map.stride} = ${tex(after.jump)}`
}

/** d(k − 1), the dilation left out where it is 1. */
function reach({ kernel, dilation }: WindowMap): string {
  return dilation === 1 ? `(${kernel} - 1)` : `${dilation} \\cdot (${kernel} - 1)`
}

function isMoving(map: AxisMap): map is WindowMap {
  return map.kind === 'window' || map.kind === 'transposed'
}

function isKnown(centre: Grid['centre']): centre is Fraction {
  return centre !== null && !(centre instanceof Error)
}

function firstOfGrid({ centre, size }: Grid): Fraction | null {
  return isKnown(centre) && typeof size === 'bigint' ? firstOf(centre, size) : null
}

function endsOf(branches: readonly Grid[]) {
  const known = branches.flatMap((branch) => {
    const first = firstOfGrid(branch)
    return first && typeof branch.size === 'bigint'
      ? [{ first, last: addFractions(first, fraction(branch.size - 1n)) }]
      : []
  })
  const firsts = known.map(({ first }) => first)
  const lasts = known.map(({ last }) => last)
  return {
    firsts,
    lasts,
    first: firsts.reduce(minFraction, firsts[0] ?? fraction(0)),
    last: lasts.reduce(maxFraction, lasts[0] ?? fraction(0)),
  }
}
