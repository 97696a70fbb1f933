import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { analyze, EngineError, formatFraction, parseNetwork, theoreticalField, type Network } from '@/lib/engine'

interface Published {
  readonly final: {
    readonly rows: readonly {
      readonly net: string
      readonly rf: number
      readonly stride: number
      readonly padding: number
    }[]
  }
  readonly small_networks: { readonly rows: readonly SmallNetwork[] }
  readonly toolbox: {
    readonly per_layer: Readonly<Record<string, readonly number[]>>
    readonly chains: readonly { readonly layers?: readonly (readonly [number, number])[]; readonly rf: unknown }[]
  }
  readonly torchinfo: {
    readonly rows: readonly { readonly layer?: string; readonly params: number; readonly without_bias?: number }[]
  }
}

interface SmallNetwork {
  readonly name: string
  readonly branches?: readonly (readonly BranchLayer[])[]
  readonly chain?: readonly { readonly k: readonly [number, number]; readonly s: number }[]
  readonly input?: number
  readonly rf?: number | { readonly x: number; readonly y: number }
  readonly stride?: number
  readonly padding?: number | null
  readonly error?: string
}

interface BranchLayer {
  readonly k?: number
  readonly s?: number
  readonly same?: boolean
  readonly pad?: readonly [number, number]
}

const published = JSON.parse(readFileSync(new URL('../golden/published.json', import.meta.url), 'utf8')) as Published

function read(text: string): Network {
  const reading = parseNetwork(text)
  if (!reading.ok) throw new Error(JSON.stringify(reading.problem))
  return reading.network
}

/** A branch in the notation; a pad of its own goes into the layer behind it. */
function branch(layers: readonly BranchLayer[], name: string): string {
  let pad = ''
  const lines = layers.flatMap(({ k, s = 1, same, pad: zeros }) => {
    if (zeros) pad = ` p=${zeros.join(':')}`
    if (k === undefined) return []
    const line = `conv k=${k} s=${s}${same ? ' p=tf_same' : pad}`
    pad = ''
    return [line]
  })
  lines[0] = `${lines[0]} <- prev`
  lines[lines.length - 1] = `${name}: ${lines[lines.length - 1]}`
  return lines.join('\n')
}

/** Size, effective stride and effective padding, as the published tables have them. */
function row(network: Network): { rf: number; stride: string; padding: string } {
  const { size, jump, start } = theoreticalField(network)
  return {
    rf: Number(size),
    stride: formatFraction(jump),
    padding: formatFraction({ num: -start.num, den: start.den }),
  }
}

const VGG_STAGES = { vgg11: [1, 1, 2, 2, 2], vgg16: [2, 2, 3, 3, 3] }

function vgg(stages: readonly number[]): string {
  return stages.map((convs) => `${'conv k=3 p=1\nrelu\n'.repeat(convs)}maxpool k=2`).join('\n')
}

test('VGG-16 and AlexNet have the field, stride and padding of the published table', () => {
  const table = Object.fromEntries(
    published.final.rows.map(({ net, rf, stride, padding }) => [
      net,
      { rf, stride: `${stride}`, padding: `${padding}` },
    ]),
  )
  const alexnet =
    'conv k=11 s=4; maxpool k=3 s=2; conv k=5 p=2; maxpool k=3 s=2; repeat 3; conv k=3 p=1; end; maxpool k=3 s=2'
  expect(row(read(vgg(VGG_STAGES.vgg16)))).toEqual(table.vgg_16)
  expect(row(read(alexnet))).toEqual(table.alexnet_v2)
})

test('every layer of VGG-11 and VGG-16 has the published field', () => {
  for (const [name, stages] of Object.entries(VGG_STAGES)) {
    const layers = vgg(stages).split('\n')
    const sizes = layers.flatMap((line, index) =>
      line === 'relu' ? [] : [Number(theoreticalField(read(layers.slice(0, index + 1).join('\n'))).size)],
    )
    expect(sizes, name).toEqual(published.toolbox.per_layer[name]?.slice(1))
  }
})

test('the chains of the toolbox have the published fields', () => {
  for (const { layers, rf } of published.toolbox.chains) {
    if (!layers) continue
    const lines = layers.map(([k, s]) => `conv k=${k} s=${s}`)
    const sizes = lines.map((_, index) => Number(theoreticalField(read(lines.slice(0, index + 1).join('\n'))).size))
    expect(sizes).toEqual(rf)
  }
})

test('the small networks that the Distill article’s tool is tested with', () => {
  const verdicts = published.small_networks.rows.map(({ name, branches, chain, input }) => {
    const head = input === undefined ? '' : `input 1x${input}x${input}\n`
    const body = branches
      ? `${branches.map((layers, index) => branch(layers, `b${index}`)).join('\n')}\nadd <- b0, b1`
      : (chain ?? []).map(({ k, s }) => `conv k=${k.join('x')} s=${s}`).join('\n')
    const network = read(head + body)
    try {
      const found = row(network)
      return [name, chain ? { ...found, columns: Number(theoreticalField(network, 1).size) } : found]
    } catch (error) {
      if (error instanceof EngineError) return [name, error.code]
      throw error
    }
  })
  expect(Object.fromEntries(verdicts)).toEqual({
    aligned: { rf: 3, stride: '4', padding: '1' },
    'misaligned: different strides meet in a sum': 'jumps_differ',
    // its tool gives the size 3 and no padding; the size hangs on the length, so we ask for it
    'TF same, size unknown': 'input_missing',
    'TF same, input 9': { rf: 3, stride: '4', padding: '1' },
    // its tool refuses centres that differ; the union is still a field
    'TF same, input 8: centres differ': { rf: 3, stride: '4', padding: '0' },
    'kernels not square, [height, width]': { rf: 7, stride: '4', padding: '0', columns: 5 },
  })
})

test('a grouped convolution has the parameters and products that torchinfo lists', () => {
  const listed = published.torchinfo.rows.find(({ layer }) => layer === 'conv2d 16->32 k3 groups 4 bias')
  const analysis = analyze(read('input 16x28x28; conv 32 k=3 g=4'))
  expect(analysis.ok && [Number(analysis.params), 7 * Number(analysis.macs)]).toEqual([
    listed?.params,
    listed?.without_bias,
  ])
})
