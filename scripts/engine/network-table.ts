// A network in the notation as a table: what each layer gives, costs and sees.
import {
  analyze,
  EngineError,
  fieldOf,
  formatFraction,
  parseNetwork,
  type Network,
  type NetworkProblem,
} from '@/lib/engine'
import { PRESETS } from '@/lib/engine/presets'

/** The rows of a network's table, or the problem with its place. */
export function networkTable(text: string): { readonly lines: readonly string[] } | { readonly problem: string } {
  const reading = parseNetwork(text, { presets: PRESETS })
  if (!reading.ok) return { problem: placed(reading.problem) }
  const { network } = reading
  if (!network.input) return { lines: table(HEAD_FREE, freeRows(network)) }
  const analysis = analyze(network)
  if (!analysis.ok) return { problem: placed(analysis.problem) }
  const rows = analysis.layers.map(({ id, op, shape, params, macs }, index) => [
    id,
    op,
    shape.join('×'),
    grouped(params),
    grouped(macs),
    ...fieldCells(network, index),
  ])
  const totals = [
    `parameters ${grouped(analysis.params)}`,
    `MACs ${grouped(analysis.macs)} (FLOPs ${grouped(analysis.flops)}, two a MAC)`,
    `element-wise operations ${grouped(analysis.elementwise)}`,
    `activations ${grouped(analysis.act)} elements, at most ${grouped(analysis.peak)} alive at once`,
  ]
  return { lines: [...table(HEAD, rows), '', ...totals] }
}

const HEAD = ['layer', 'op', 'shape', 'parameters', 'MACs', 'field', 'jump', 'start']
const HEAD_FREE = ['layer', 'op', 'field', 'jump', 'start']
/** Columns that hold words; numbers stand to the right. */
const WORDS = new Set(['layer', 'op', 'shape'])

function freeRows(network: Network): string[][] {
  return network.nodes.map(({ id, layer }, index) => [id, layer.op, ...fieldCells(network, index)])
}

/** Size, jump and start on every axis, gates held constant; a dash where one is not defined. */
function fieldCells(network: Network, node: number): string[] {
  const axes = Array.from({ length: network.axes }, (_, axis) => fieldOf(network, axis, node, { local: true }))
  const cell = (write: (field: (typeof axes)[number]) => string): string => {
    const texts = axes.map((field) => {
      try {
        return write(field)
      } catch (error) {
        if (error instanceof EngineError) return '–'
        throw error
      }
    })
    const [first = '–'] = texts
    return texts.every((text) => text === first) ? first : texts.join('×')
  }
  return [
    cell(({ size }) => `${size}`),
    cell(({ jump }) => formatFraction(jump)),
    cell(({ start }) => formatFraction(start)),
  ]
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((name, column) => Math.max(name.length, ...rows.map((row) => (row[column] ?? '').length)))
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        WORDS.has(head[column] ?? '') ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd()
  return [line(head), ...rows.map(line)]
}

function grouped(value: bigint): string {
  return value.toLocaleString('en')
}

function placed({ line, column, code, values, suggestion }: NetworkProblem): string {
  const numbers = Object.entries(values).map(([name, value]) => `${name} ${value}`)
  const meant = suggestion === undefined ? '' : `; did you mean “${suggestion}”?`
  return `${line}:${column}: ${code}${numbers.length > 0 ? ` (${numbers.join(', ')})` : ''}${meant}`
}
