import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { analyze, EngineError, touchedInputs } from '@/lib/engine'
import { fieldOf } from '@/lib/engine/field'
import { goldenNetwork, type GoldenNode } from './golden'

interface Model {
  readonly model: string
  readonly in: readonly number[]
  readonly params_in_graph: number
  readonly macs: number
  readonly act: number
  readonly gated: boolean
  /** Rows of the last feature map's unit, by the gradient of the full model on a strip 96 wide. */
  readonly gradient?: {
    readonly input: readonly [rows: number, columns: number]
    readonly unit: number
    readonly rows: readonly [first: number, last: number]
    readonly holes: number
  }
  readonly nodes: readonly (GoldenNode & { readonly rf?: readonly [size: number, jump: number, start: number] })[]
}

const folder = new URL('../golden/models/', import.meta.url)
const models = readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Model)

/** Size, jump and start of a node's field along the rows, or the code of what is wrong with it. */
function fieldNumbers(network: Parameters<typeof fieldOf>[0], node: number): readonly number[] | string {
  try {
    const { size, jump, start } = fieldOf(network, 0, node, { local: true })
    return [Number(size), Number(jump.num) / Number(jump.den), Number(start.num) / Number(start.den)]
  } catch (error) {
    if (error instanceof EngineError) return error.code
    throw error
  }
}

test('all networks of torchvision are there', () => {
  expect(models).toHaveLength(38)
})

test.each(models.map((model) => [model.model, model] as const))(
  '%s has torchvision’s shapes, counts and fields',
  (_name, model) => {
    const network = goldenNetwork(model.in, model.nodes)
    const analysis = analyze(network)
    if (!analysis.ok) throw new Error(JSON.stringify(analysis.problem))
    expect(analysis.layers.map(({ shape }) => [1, ...shape])).toEqual(model.nodes.map(({ out }) => out))
    expect([analysis.params, analysis.macs, analysis.act].map(Number)).toEqual([
      model.params_in_graph,
      model.macs,
      model.act,
    ])
    const measured = model.nodes.flatMap(({ id, rf }, index) =>
      rf ? [{ id, rf, found: fieldNumbers(network, index) }] : [],
    )
    expect(measured.length).toBeGreaterThan(10)
    expect(measured.filter(({ rf, found }) => JSON.stringify(rf) !== JSON.stringify(found))).toEqual([])
  },
)

const measured = models.flatMap((model) => (model.gradient ? [[model.model, model, model.gradient] as const] : []))

test.each(measured)('%s sees the rows that the gradient of the whole model has', (_name, model, gradient) => {
  const { input, unit, rows, holes } = gradient
  const last = model.nodes.reduce((found, { rf }, index) => (rf ? index : found), 0)
  const network = goldenNetwork([1, 3, ...input], model.nodes.slice(0, last + 1))
  const { size, jump, start } = fieldOf(network, 0, last, { local: true })
  const first = Number(start.num) / Number(start.den) + (Number(jump.num) / Number(jump.den)) * unit
  expect([first, first + Number(size) - 1]).toEqual(rows)
  // a gate sees every row
  const isWhole = model.nodes.some(({ op }) => op === 'mul' || op === 'layernorm')
  if (isWhole) return
  const touched = touchedInputs(network, unit)
  expect([touched[0], touched.at(-1), rows[1] - rows[0] + 1 - touched.length]).toEqual([...rows, holes])
})

test('gradients of whole models are there', () => {
  expect(measured).toHaveLength(21)
})
