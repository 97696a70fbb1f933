import { describe, expect, test } from 'vitest'
import { analyze, theoreticalField, type Network } from '@/lib/engine'
import { positionsOf, type Run } from '@/lib/engine/position-set'
import { touchedSets } from '@/lib/engine/touched'
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
  readonly set: readonly (readonly (readonly (readonly [number, number, number])[])[])[]
}

const files = { chains: goldenCases<GraphCase>('chains.jsonl'), dags: goldenCases<GraphCase>('dags.jsonl') }

function supported(cases: readonly GraphCase[]): { one: GraphCase; network: Network }[] {
  return cases.flatMap((one) => {
    const network = goldenNetwork(one.in, one.nodes)
    return network ? [{ one, network }] : []
  })
}

/** Positions that a golden set has on one axis. */
function projection({ set }: Probe, axis: number): number[] {
  const positions = new Set<number>()
  for (const block of set) {
    for (const [first, last, step] of block[axis] ?? []) {
      for (let at = first; at <= last; at += step) positions.add(at)
    }
  }
  return [...positions].sort((a, b) => a - b)
}

function found(network: Network, unit: readonly number[], axis: number): number[] {
  const set: readonly Run[] = touchedSets(network, unit[axis] ?? 0, axis).input
  return positionsOf(set)
}

describe.each(Object.entries(files))('%s agree with gradients measured in PyTorch', (_name, cases) => {
  const known = supported(cases)

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

  test('the exact set of input positions of every probed unit', () => {
    for (const { one, network } of known) {
      for (const probe of one.probes) {
        const axes = one.in.slice(2).map((_, axis) => found(network, probe.unit, axis))
        const empty = axes.some((positions) => positions.length === 0)
        const right = one.in.slice(2).map((_, axis) => projection(probe, axis))
        if (empty || probe.count === 0)
          expect({ id: one.id, empty, count: probe.count }).toEqual({ id: one.id, empty: true, count: 0 })
        else expect({ id: one.id, axes }).toEqual({ id: one.id, axes: right })
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

  test('the jump of fractional strides', () => {
    for (const { one, network } of known) {
      if (!one.period) continue
      const [units, moved] = one.period
      const { jump } = theoreticalField(network)
      expect({ id: one.id, moved: Number(jump.num) * units }).toEqual({ id: one.id, moved: Number(jump.den) * moved })
    }
  })
})

test('no golden graph of known ops is passed over', () => {
  const counts = Object.entries(files).map(([name, cases]) => {
    const known = supported(cases)
    return [
      name,
      {
        all: cases.length,
        known: known.length,
        affine: known.filter(({ one }) => one.affine).length,
        period: known.filter(({ one }) => one.period).length,
      },
    ]
  })
  expect(Object.fromEntries(counts)).toEqual({
    chains: { all: 540, known: 348, affine: 125, period: 57 },
    dags: { all: 270, known: 254, affine: 103, period: 11 },
  })
})
