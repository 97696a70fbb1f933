import { build } from 'esbuild'
import { gzipSync } from 'node:zlib'
import {
  analyze,
  countOfRegion,
  fieldOf,
  theoreticalField,
  touchedInputs,
  touchedRegion,
  type Network,
  type TheoreticalField,
} from '@/lib/engine'
import { axisView } from '@/lib/engine/axis-view'
import { deepChain, longAxis, randomGraph, resnet152, type NetworkMaker } from './engine-networks'
import { median } from './median'
import { naiveHull, naiveSet } from './naive-sets'

const RUNS = 51
const SLOW_RUNS = 3
const DEEP_LAYERS = 100_000

/** Milliseconds of one kind of question, medians, each on a network that the engine has not seen. */
export interface EngineTime {
  readonly what: string
  readonly ms: number
  /** The least of them: what is left when nothing else runs. */
  readonly leastMs: number
  /** The first time, before anything was compiled. */
  readonly firstMs: number
  /** Milliseconds that are aimed at; null where there is no aim. */
  readonly aimMs: number | null
  /** A walk over positions and taps in the same run; null where it would take minutes. */
  readonly naiveMs: number | null
  /** How many times as long the walk takes. */
  readonly ratio: number | null
}

export interface EngineBench {
  readonly times: readonly EngineTime[]
  /** The engine for the browser, the presets left out, minified and compressed. */
  readonly bundleBytes: number
  readonly bundleAimBytes: number
}

/** Times the engine against a walk over positions and taps, and weighs it. @throws {@link Error} if both do not agree */
export async function engineBench(): Promise<EngineBench> {
  return {
    times: [allFields(), graphOfThousand(), unitOfResnet(), unitOfLongAxis(), ...deep()],
    bundleBytes: await bundleBytes(),
    bundleAimBytes: 25_000,
  }
}

function allFields(): EngineTime {
  const time = timed(resnet152(224, 224, 'all'), allNumbers, RUNS)
  // far from the ends, and rows alone: what a unit of an endless input looks at
  const long = resnet152(4096, 32, 'grid')()
  const naive = timedNaive(long, () => long.nodes.map((_, node) => naiveField(long, node)), SLOW_RUNS)
  const fields = allNumbers(resnet152(224, 224, 'all')())
  naive.result.forEach((found, node) => check(found, fields[node]))
  return { what: 'fields of all nodes of ResNet-152, rows', aimMs: 5, ...time, ...ratio(time.ms, naive.ms) }
}

function graphOfThousand(): EngineTime {
  const make = randomGraph(1000)
  const ask = (network: Network): unknown => [analyze(network), allNumbers(network)]
  const time = timed(make, ask, RUNS)
  const network = make()
  // the output's field alone
  const naive = timedNaive(network, () => naiveField(network, network.nodes.length - 1), SLOW_RUNS)
  check(naive.result, fieldNumbers(theoreticalField(network)))
  const what = 'shapes, counts and fields of 1,000 random layers (walk: field of the output)'
  return { what, aimMs: 20, ...time, ...ratio(time.ms, naive.ms) }
}

function unitOfResnet(): EngineTime {
  const make = resnet152(224, 224, 'grid')
  const time = timed(make, (network) => touchedRegion(network, [3, 3]), RUNS)
  const network = make()
  const naive = timedNaive(network, () => naiveSet(network, network.nodes.length - 1, [3, 3]), SLOW_RUNS)
  check(naiveHull(naive.result).count, Number(countOfRegion(touchedRegion(network, [3, 3]))))
  return { what: 'exact set of one unit of ResNet-152 at 224 × 224', aimMs: 5, ...time, ...ratio(time.ms, naive.ms) }
}

function unitOfLongAxis(): EngineTime {
  const make = longAxis()
  const network = make()
  const top = network.nodes.length - 1
  const unit = Math.floor((axisView(network, 0).lengths?.[top] ?? 0) / 2)
  const time = timed(make, (fresh) => touchedInputs(fresh, unit), RUNS)
  const naive = timedNaive(network, () => naiveSet(network, top, [unit]), SLOW_RUNS)
  const positions = touchedInputs(network, unit)
  check(
    Array.from(naive.result.entries()).flatMap(([at, mark]) => (mark === 1 ? [at] : [])),
    positions,
  )
  const what = `set of one unit, 20 layers on an axis of 10⁶ (${positions.length} positions)`
  return { what, aimMs: 50, ...time, ...ratio(time.ms, naive.ms) }
}

function deep(): EngineTime[] {
  const make = deepChain(DEEP_LAYERS)
  const questions: readonly (readonly [string, (network: Network) => unknown])[] = [
    ['analyze', analyze],
    ['theoreticalField', (network) => fieldNumbers(theoreticalField(network))],
    ['touchedRegion', (network) => touchedRegion(network, [32, 32])],
  ]
  return questions.map(([name, ask]) => {
    const time = timed(make, ask, SLOW_RUNS)
    return { what: `${name} of 100,000 layers`, aimMs: null, ...time, naiveMs: null, ratio: null }
  })
}

type FieldNumbers = readonly [size: number, jump: number]

function allNumbers(network: Network): readonly FieldNumbers[] {
  return network.nodes.flatMap(({ layer }, node) => {
    // what comes behind a global layer has no jump
    const isWhole = layer.op === 'globalpool' || layer.op === 'flatten' || layer.op === 'linear'
    return isWhole || layer.op === 'adaptive_avgpool' ? [] : [fieldNumbers(fieldOf(network, 0, node))]
  })
}

function fieldNumbers({ size, jump, start }: TheoreticalField): FieldNumbers {
  if (start.den !== jump.den) throw new Error('a step is fractional')
  return [Number(size), Number(jump.num)]
}

/** Size and jump along the rows as two neighbouring units show them. */
function naiveField(network: Network, node: number): FieldNumbers {
  const { lengths } = axisView(network, 0)
  const unit = Math.floor((lengths?.[node] ?? 0) / 2)
  const here = naiveHull(naiveSet(network, node, [unit], [0]))
  const next = naiveHull(naiveSet(network, node, [unit + 1], [0]))
  return [here.last - here.first + 1, next.first - here.first]
}

type Timing = Pick<EngineTime, 'ms' | 'leastMs' | 'firstMs'>

function timed(make: NetworkMaker, ask: (network: Network) => unknown, runs: number): Timing {
  const times = Array.from({ length: runs }, () => {
    const network = make()
    const from = performance.now()
    ask(network)
    return performance.now() - from
  })
  return { ms: median(times), leastMs: Math.min(...times), firstMs: times[0] ?? Number.NaN }
}

/** The walk takes what it needs to know of the network for granted. */
function timedNaive<T>(network: Network, walk: () => T, runs: number): { ms: number; result: T } {
  for (let axis = 0; axis < network.axes; axis += 1) axisView(network, axis)
  let result = walk()
  const times = Array.from({ length: runs }, () => {
    const from = performance.now()
    result = walk()
    return performance.now() - from
  })
  return { ms: median(times), result }
}

function ratio(ms: number, naiveMs: number): { naiveMs: number; ratio: number } {
  return { naiveMs, ratio: naiveMs / ms }
}

function check(naive: unknown, found: unknown): void {
  const [expected, given] = [JSON.stringify(naive), JSON.stringify(found)]
  if (expected !== given) throw new Error(`the walk found ${expected.slice(0, 80)}, the engine ${given.slice(0, 80)}`)
}

async function bundleBytes(): Promise<number> {
  const { outputFiles } = await build({
    entryPoints: ['lib/engine/index.ts'],
    alias: { '@': process.cwd() },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    write: false,
  })
  return outputFiles.reduce((total, { contents }) => total + gzipSync(contents).byteLength, 0)
}
