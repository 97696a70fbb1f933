import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyze, networkOfNodes, parseNetwork, printNetwork, type Network } from '@/lib/engine'
import { goldenCases, type GoldenNode } from './golden'

function read(text: string): Network {
  const reading = parseNetwork(text)
  if (!reading.ok) throw new Error(`${JSON.stringify(reading.problem)}\n${text}`)
  return reading.network
}

/** What a network is, wherever it was written. */
const plain = ({ input, axes, nodes }: Network) => ({
  input,
  axes,
  nodes: nodes.map(({ id, layer, inputs }) => ({ id, layer, inputs })),
})

const axis = (least: number, most: number) => fc.integer({ min: least, max: most })
const axes = (least: number, most: number) =>
  fc
    .tuple(axis(least, most), axis(least, most), fc.boolean())
    .map(([rows, columns, same]) => (same ? `${rows}` : `${rows}x${columns}`))
const yesNo = fc.constantFrom('yes', 'no')
const keys = (record: Record<string, fc.Arbitrary<string | number>>) =>
  fc.record(record, { requiredKeys: [] }).map((values) =>
    Object.entries(values)
      .map(([key, value]) => ` ${key}=${String(value)}`)
      .join(''),
  )
const border = fc.constantFrom('zeros', 'reflect', 'replicate', 'circular')

/** Lines of one layer that keep the number of axes. */
const line = fc.oneof(
  fc
    .tuple(axis(1, 8), axes(1, 5), keys({ s: axes(1, 3), p: axes(0, 3), d: axes(1, 3), bias: yesNo, pad_mode: border }))
    .map(([out, k, rest]) => `conv ${out} k=${k}${rest}`),
  fc
    .tuple(axes(1, 5), keys({ p: fc.constantFrom('same', 'valid', 'tf_same', '1:2', '0x1:3') }))
    .map(([k, rest]) => `conv k=${k}${rest}`),
  fc
    .tuple(axis(1, 8), axes(1, 5), keys({ s: axes(2, 3), p: axes(0, 2), a: axes(0, 1), bias: yesNo }))
    .map(([out, k, rest]) => `convT ${out} k=${k}${rest}`),
  fc.tuple(axes(2, 4), keys({ s: axes(1, 3), p: axes(0, 1), ceil: yesNo })).map(([k, rest]) => `maxpool k=${k}${rest}`),
  fc.tuple(axes(2, 4), keys({ cip: yesNo, ceil: yesNo })).map(([k, rest]) => `avgpool k=${k}${rest}`),
  fc
    .tuple(
      fc.constantFrom('nearest', 'bilinear', 'bicubic', 'area'),
      fc.constantFrom('scale=3/2', 'scale=1.16', 'scale=2x1/2', 'size=5x7', 'size=4'),
    )
    .map(([mode, size]) => `upsample mode=${mode} ${size}`),
  fc.tuple(axes(1, 3), border).map(([p, mode]) => `pad p=${p} mode=${mode}`),
  fc.constantFrom(
    'pad p=-1:2x0:1',
    'crop start=0x1 len=3',
    'blurpool k=3 s=2 mode=reflect',
    'pixel_shuffle 2',
    'pixel_unshuffle 3',
    'channel_shuffle 2',
    'slice_channels start=0 len=2',
    'glu',
    'se mid=2 bias=no',
    'channel_attention mid=1',
    'spatial_attention k=7',
    'partialconv 4 k=3 p=1',
    'condconv 4 k=3 experts=3',
    'layer_scale',
    'bn',
    'gn 2',
    'in track=yes',
    'ln',
    'layernorm2d',
    'prelu 4',
    'crelu',
    'relu',
    'dropout',
    'adaptive_avgpool size=-1x3',
    'gap',
  ),
)

const text = fc
  .tuple(fc.array(line, { minLength: 1, maxLength: 8 }), fc.boolean(), fc.boolean())
  .map(([lines, bounded, merges]) =>
    [
      ...(bounded ? ['input 4x64x64'] : []),
      ...lines,
      ...(merges ? ['a: relu <- prev', 'b: relu <- prev', `concat <- a, b, it`] : []),
    ].join('\n'),
  )
  // a fork leaves the lines before it unread
  .filter((notation) => parseNetwork(notation).ok)

describe('a printed network', () => {
  test('read again is the same network, and printed again the same text', () => {
    fc.assert(
      fc.property(text, (notation) => {
        const network = read(notation)
        const printed = printNetwork(network)
        expect(plain(read(printed))).toEqual(plain(network))
        expect(printNetwork(read(printed))).toBe(printed)
      }),
      { numRuns: 400 },
    )
  })

  test.each(['chains.jsonl', 'dags.jsonl'])('keeps shapes and counts of every graph of %s', (file) => {
    for (const { id, in: input, nodes } of goldenCases<{ id: string; in: number[]; nodes: GoldenNode[] }>(file)) {
      const network = networkOfNodes(input, nodes)
      const printed = printNetwork(network)
      const again = read(printed)
      expect(printNetwork(again), id).toBe(printed)
      const [before, after] = [analyze(network), analyze(again)]
      expect({ id, after }).toEqual({ id, after: before })
    }
  })

  test('leaves defaults out and names every layer', () => {
    const network = read('input 3x32x32; conv 8 k=3 p=1; repeat 2; c: conv k=3x1 s=2; bn; end; r: relu; add <- it, r')
    expect(printNetwork(network)).toBe(
      [
        'input 3x32x32',
        'conv1: conv 8 k=3 p=1',
        'c_1: conv k=3x1 s=2',
        'batchnorm1: batchnorm',
        'c_2: conv k=3x1 s=2',
        'batchnorm2: batchnorm',
        'r: relu',
        'add1: add <- r, r',
      ].join('\n'),
    )
  })
})
