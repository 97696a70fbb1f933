import { describe, expect, test } from 'vitest'
import {
  analyze,
  countOfRegion,
  disjointBlocks,
  fieldPeriod,
  hullOfRegion,
  theoreticalField,
  touchedInputs,
  touchedRegion,
  type Network,
  type Region,
} from '@/lib/engine'
import { positionsOf } from '@/lib/engine/position-set'
import { goldenCases, goldenNetwork, type GoldenNode } from './golden'

interface GraphCase {
  readonly id: string
  readonly in: readonly number[]
  readonly nodes: readonly GoldenNode[]
  readonly params: number
  readonly macs: number
  readonly act: number
  readonly probes: readonly Probe[]
  readonly affine?: {
    readonly size: readonly number[]
    readonly jump: readonly number[]
    readonly start: readonly number[]
  }
  readonly period?: readonly [number, number]
}

interface Probe {
  readonly unit: readonly number[]
  readonly count: number
  readonly hull: readonly (readonly [number, number])[] | null
  readonly set: GoldenSet
  readonly local_count?: number
  readonly local_set?: GoldenSet
}

/** Blocks: for each axis its runs. */
type GoldenSet = readonly (readonly (readonly (readonly [number, number, number])[])[])[]

const files = { chains: goldenCases<GraphCase>('chains.jsonl'), dags: goldenCases<GraphCase>('dags.jsonl') }

const networks = (cases: readonly GraphCase[]): { one: GraphCase; network: Network }[] =>
  cases.map((one) => ({ one, network: goldenNetwork(one.in, one.nodes) }))

/** All positions of a union of blocks as text, sorted. */
function positions(blocks: readonly (readonly (readonly number[])[])[]): string[] {
  const all = new Set<string>()
  for (const block of blocks) {
    const rest = block.reduce<string[]>(
      (sofar, axis) => sofar.flatMap((head) => axis.map((at) => `${head} ${at}`)),
      [''],
    )
    for (const position of rest) all.add(position)
  }
  return [...all].sort()
}

const ofRegion = (region: Region): string[] => positions(region.map((block) => block.map((set) => positionsOf(set))))

const ofGolden = (set: GoldenSet): string[] =>
  positions(
    set.map((block) =>
      block.map((runs) =>
        runs.flatMap(([first, last, step]) =>
          Array.from({ length: (last - first) / step + 1 }, (_, index) => first + index * step),
        ),
      ),
    ),
  )

describe.each(Object.entries(files))('%s agree with gradients measured in PyTorch', (_name, cases) => {
  const known = networks(cases)

  test('shapes, parameters, multiply-adds and activations of every layer', () => {
    for (const { one, network } of known) {
      const analysis = analyze(network)
      expect(analysis.ok, one.id).toBe(true)
      if (!analysis.ok) continue
      const rows = analysis.layers.map(({ shape, params, macs }) => ({
        out: [1, ...shape],
        params: Number(params),
        macs: Number(macs),
      }))
      expect({ id: one.id, rows }).toEqual({
        id: one.id,
        rows: one.nodes.map(({ out, params, macs }) => ({ out, params, macs })),
      })
      const totals = { params: Number(analysis.params), macs: Number(analysis.macs), act: Number(analysis.act) }
      expect({ id: one.id, totals }).toEqual({
        id: one.id,
        totals: { params: one.params, macs: one.macs, act: one.act },
      })
    }
  })

  test('the exact set of input positions of every probed unit, its count and its hull', () => {
    for (const { one, network } of known) {
      for (const { unit, count, hull, set } of one.probes) {
        const region = touchedRegion(network, unit)
        const found = { count: Number(countOfRegion(region)), hull: hullOfRegion(region), set: ofRegion(region) }
        expect({ id: one.id, unit, ...found }).toEqual({ id: one.id, unit, count, hull, set: ofGolden(set) })
        expect(ofRegion(disjointBlocks(region)), one.id).toEqual(found.set)
      }
    }
  })

  test('the local set, with gates and statistics held constant', () => {
    let probes = 0
    for (const { one, network } of known) {
      for (const { unit, local_count, local_set } of one.probes) {
        if (local_set === undefined) continue
        probes += 1
        const region = touchedRegion(network, unit, { local: true })
        const found = { count: Number(countOfRegion(region)), set: ofRegion(region) }
        expect({ id: one.id, unit, ...found }).toEqual({
          id: one.id,
          unit,
          count: local_count,
          set: ofGolden(local_set),
        })
      }
    }
    expect(probes).toBe(cases === files.chains ? 102 : 6)
  })

  test('along one axis the set is the region’s own', () => {
    for (const { one, network } of known) {
      if (one.in.length !== 3) continue
      for (const { unit, set } of one.probes) {
        const found = touchedInputs(network, unit[0] ?? 0).map((at) => ` ${at}`)
        expect({ id: one.id, found: found.sort() }).toEqual({ id: one.id, found: ofGolden(set) })
      }
    }
  })

  test('size, jump and start of the unclipped field, on every axis', () => {
    for (const { one, network } of known) {
      if (!one.affine) continue
      const axes = one.in.slice(2).map((_, axis) => {
        const { size, jump, start } = theoreticalField(network, axis)
        return {
          size: Number(size),
          jump: [Number(jump.num), Number(jump.den)],
          start: [Number(start.num), Number(start.den)],
        }
      })
      const right = one.in.slice(2).map((_, axis) => ({
        size: one.affine?.size[axis],
        jump: [one.affine?.jump[axis], 1],
        start: [one.affine?.start[axis], 1],
      }))
      expect({ id: one.id, axes }).toEqual({ id: one.id, axes: right })
    }
  })

  test('the period of fractional strides, and the jump over it', () => {
    for (const { one, network } of known) {
      if (!one.period) continue
      const { units, moved } = fieldPeriod(network)
      const { jump } = theoreticalField(network)
      expect({ id: one.id, period: [units, moved] }).toEqual({ id: one.id, period: one.period })
      expect(Number(jump.num) * units, one.id).toBe(Number(jump.den) * moved)
    }
  })
})

test('all golden graphs are there', () => {
  const counts = Object.entries(files).map(([name, cases]) => [
    name,
    {
      all: cases.length,
      affine: cases.filter(({ affine }) => affine).length,
      period: cases.filter(({ period }) => period).length,
    },
  ])
  expect(Object.fromEntries(counts)).toEqual({
    chains: { all: 540, affine: 183, period: 68 },
    dags: { all: 270, affine: 104, period: 11 },
  })
})
