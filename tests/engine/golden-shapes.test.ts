import { describe, expect, test } from 'vitest'
import { EngineError, layerOfNode } from '@/lib/engine'
import { total } from '@/lib/engine/layers/rule'
import { ruleOf } from '@/lib/engine/layers/table'
import { elements } from '@/lib/engine/shape'
import { goldenCases, type GoldenNode } from './golden'

interface ShapeCase {
  readonly id: string
  readonly op: string
  readonly p: GoldenNode['p']
  readonly in: readonly (readonly number[])[]
  readonly out?: readonly number[]
  readonly params?: number | string
  readonly macs?: number | string
  readonly act?: string
  readonly err?: string
}

/** What the engine says of a case, in the words of the golden data. */
function verdict({ op, p, in: inputs }: ShapeCase): unknown {
  const layer = layerOfNode(op, p)
  const rule = ruleOf(layer)
  try {
    const output = rule.shape(layer, inputs)
    const flow = { inputs, output }
    const params = total(rule.params?.(layer, flow) ?? [])
    const macs = total(rule.macs?.(layer, flow) ?? [])
    return { out: output, params: `${params}`, macs: `${macs}`, act: `${elements(output)}` }
  } catch (error) {
    if (error instanceof EngineError) return { err: error.code }
    throw error
  }
}

function expected({ out, params, macs, err }: ShapeCase): unknown {
  if (err !== undefined) return { err }
  const act = (out ?? []).reduce((product, length) => product * BigInt(length), 1n)
  return { out, params: `${params}`, macs: `${macs}`, act: `${act}` }
}

describe('shapes, parameters and multiply-adds equal PyTorch’s', () => {
  const cases = goldenCases<ShapeCase>('shapes.jsonl')

  test('every case gives the same numbers or is refused for the same reason', () => {
    const wrong = cases.flatMap((one) => {
      const found = verdict(one)
      const right = expected(one)
      return JSON.stringify(found) === JSON.stringify(right)
        ? []
        : [{ id: one.id, op: one.op, p: one.p, in: one.in, found, right }]
    })
    expect(wrong).toEqual([])
  })

  test('all cases are there, those that PyTorch refused among them', () => {
    expect({ all: cases.length, refused: cases.filter(({ err }) => err).length }).toEqual({ all: 1800, refused: 317 })
  })
})

describe('counts beyond the exact doubles stay exact', () => {
  const cases = goldenCases<ShapeCase>('huge.jsonl')

  test('every count of a huge layer equals the product of its dimensions', () => {
    expect(cases).toHaveLength(30)
    for (const one of cases) {
      expect({ id: one.id, verdict: verdict(one) }).toEqual({
        id: one.id,
        verdict: { out: one.out, params: one.params, macs: one.macs, act: one.act },
      })
    }
  })
})
