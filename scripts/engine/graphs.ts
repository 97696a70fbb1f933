// Cases of one layer and of whole networks: shapes, counts, receptive fields.
import {
  analyze,
  applyLayer,
  countOfRegion,
  disjointBlocks,
  EngineError,
  fieldOf,
  fieldPeriod,
  fractionToNumber,
  hullOfRegion,
  isGated,
  layerOfNode,
  networkOfNodes,
  touchedRegion,
  wholeField,
  type Network,
  type NodeJson,
  type Region,
} from '@/lib/engine'
import type { CaseJson } from './case'

/** A number where a double is exact, else its digits. */
function count(value: bigint): number | string {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value.toString()
}

/** Shape and counts of one layer: the family `shapes`. */
export function shapeCase({ op, p, in: inputs }: CaseJson): object {
  const { shape, params, macs } = applyLayer(layerOfNode(op as string, p as NodeJson['p']), inputs as number[][])
  return { out: shape, params: count(params), macs: count(macs) }
}

/** The same where a double no longer holds the counts: `huge`. */
export function hugeCase({ op, p, in: inputs }: CaseJson): object {
  const result = applyLayer(layerOfNode(op as string, p as NodeJson['p']), inputs as number[][])
  const { shape, params, macs, act } = result
  return { out: shape, params: `${params}`, macs: `${macs}`, flops: `${2n * macs}`, act: `${act}` }
}

/** Shapes, fields and probes of a network from its nodes: `chains` and `dags`. */
export function graphCase(one: CaseJson): object {
  const network = networkOfNodes(one['in'] as number[], one['nodes'] as NodeJson[])
  const analysis = analyze(network)
  if (!analysis.ok) throw new EngineError(analysis.problem.code as EngineError['code'], analysis.problem.values)
  const probes = (one['probes'] ?? []) as { readonly at: string; readonly unit: readonly number[] }[]
  const isFractional = network.nodes.some(({ layer }) => FRACTIONAL.has(layer.op))
  const axes = Array.from({ length: network.axes }, (_, axis) => wholeField(network, axis))
  const whole = isFractional ? [] : axes.flatMap((field) => (field ? [field] : []))
  const period = isFractional && network.axes === 1 ? periodOf(network) : null
  return {
    nodes: analysis.layers.map(({ id, shape, params, macs }) => ({
      id,
      out: [1, ...shape],
      params: count(params),
      macs: count(macs),
    })),
    params: count(analysis.params),
    macs: count(analysis.macs),
    act: count(analysis.act),
    probes: probes.map(({ at, unit }) => probe(network, at, unit)),
    ...(whole.length < axes.length || axes.length === 0
      ? {}
      : {
          affine: {
            size: whole.map(({ size }) => size),
            jump: whole.map(({ jump }) => jump),
            start: whole.map(({ start }) => start),
          },
        }),
    ...(period ? { period } : {}),
  }
}

/** Layers that may step by less than a position: behind one the golden data has a period in place of a field. */
const FRACTIONAL = new Set<string>(['convT', 'upsample', 'pixel_shuffle', 'adaptive_avgpool', 'adaptive_maxpool'])

function probe(network: Network, at: string, unit: readonly number[]): object {
  const region = touchedRegion(network, unit)
  const local = isGated(network) ? touchedRegion(network, unit, { local: true }) : null
  return {
    at,
    unit,
    count: count(countOfRegion(region)),
    hull: hullOfRegion(region),
    set: written(region),
    ...(local ? { local_count: count(countOfRegion(local)), local_set: written(local) } : {}),
  }
}

function written(region: Region): number[][][][] {
  return disjointBlocks(region).map((block) =>
    block.map((set) => set.map(({ first, last, step }) => [first, last, step])),
  )
}

/** Where units repeat; null where nothing does. */
function periodOf(network: Network): readonly [number, number] | null {
  try {
    const { units, moved } = fieldPeriod(network)
    return [units, moved]
  } catch (error) {
    if (error instanceof EngineError) return null
    throw error
  }
}

/** The same of a whole model as PyTorch has it: a file of `models/`. */
export function modelCase(one: CaseJson): object {
  const nodes = one['nodes'] as (NodeJson & { readonly rf?: unknown })[]
  const network = networkOfNodes(one['in'] as number[], nodes)
  const analysis = analyze(network)
  if (!analysis.ok) throw new EngineError(analysis.problem.code as EngineError['code'], analysis.problem.values)
  return {
    model: one['model'],
    params_in_graph: count(analysis.params),
    macs: count(analysis.macs),
    act: count(analysis.act),
    nodes: analysis.layers.map(({ id, shape, params, macs }, index) => ({
      id,
      out: [1, ...shape],
      params: count(params),
      macs: count(macs),
      ...rowsField(network, index),
    })),
  }
}

/** Size, jump and start along the rows, gates held constant; nothing where the rows are gone. */
function rowsField(network: Network, node: number): { rf?: readonly number[] } {
  try {
    const { size, jump, start } = fieldOf(network, 0, node, { local: true })
    return { rf: [Number(size), fractionToNumber(jump), fractionToNumber(start)] }
  } catch (error) {
    if (error instanceof EngineError) return {}
    throw error
  }
}
