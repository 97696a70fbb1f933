import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { analyze, networkOfNodes, parseNetwork, theoreticalField, type Network, type NodeJson } from '@/lib/engine'
import { PRESETS } from '@/lib/engine/presets'

interface Published {
  readonly final: {
    readonly rows: readonly {
      readonly net: string
      readonly rf: number
      readonly stride: number
      readonly padding: number
    }[]
  }
  readonly torchinfo: {
    readonly rows: readonly { readonly model?: string; readonly params: number; readonly gmult_adds?: number }[]
  }
  readonly ptflops: {
    readonly rows: Readonly<Record<string, readonly [mparams: number, all: number, aten: number | null]>>
  }
  readonly papers: readonly { readonly paper: string; readonly gmacs?: Readonly<Record<string, number>> }[]
  readonly differences: Readonly<Record<string, { readonly slim: number; readonly torchvision: number }>>
}

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../golden/${name}`, import.meta.url), 'utf8'))
const published = read('published.json') as Published

function preset(name: string): Network {
  const reading = parseNetwork(`preset ${name}`, { presets: PRESETS })
  if (!reading.ok) throw new Error(JSON.stringify(reading.problem))
  return reading.network
}

function model(name: string): Network {
  const { in: input, nodes } = read(`models/${name}.json`) as { in: number[]; nodes: NodeJson[] }
  return networkOfNodes(input, nodes)
}

function counts(network: Network): { params: number; macs: number } {
  const analysis = analyze(network)
  if (!analysis.ok) throw new Error(analysis.problem.code)
  return { params: Number(analysis.params), macs: Number(analysis.macs) }
}

/** The feature map before the pooling at the end. */
function features(network: Network): Network {
  const end = network.nodes.findIndex(({ layer }) => layer.op === 'globalpool' || layer.op === 'adaptive_avgpool')
  return { ...network, nodes: network.nodes.slice(0, end) }
}

describe('figures that others published', () => {
  test.each([
    ['resnet_v1_50', 'resnet50_slim'],
    ['resnet_v1_101', 'resnet101_slim'],
    ['resnet_v1_152', 'resnet152_slim'],
  ])('of TF-Slim’s %s: size, stride and padding of the field', (net, name) => {
    const { size, jump, start } = theoreticalField(features(preset(name)))
    expect({ rf: Number(size), stride: Number(jump.num), padding: -Number(start.num) }).toEqual(
      published.final.rows
        .filter((row) => row.net === net)
        .map(({ rf, stride, padding }) => ({ rf, stride, padding }))[0],
    )
  })

  test.each(Object.entries(published.differences).filter(([name]) => name !== 'note'))(
    'of torchvision’s %s: the size of the field',
    (name, { torchvision }) => {
      expect(Number(theoreticalField(features(model(name))).size)).toBe(torchvision)
    },
  )

  test.each(Object.entries(published.ptflops.rows))(
    'of %s by ptflops: parameters, and products where it counts nothing else',
    (name, [mparams, , aten]) => {
      const { params, macs } = counts(model(name))
      expect(params / 1e6).toBeCloseTo(mparams, 1)
      // two digits are printed, and its convolutions alone
      if (aten !== null) expect(Math.abs(macs / 1e9 - aten)).toBeLessThanOrEqual(0.011)
    },
  )

  test('of ResNet-50 by torchinfo: parameters, and products with the bias of the last layer', () => {
    const listed = published.torchinfo.rows.find((row) => row.model === 'resnet50')
    const { params, macs } = counts(model('resnet50'))
    expect(params).toBe(listed?.params)
    expect((2 * macs) / 1e9).toBeCloseTo(listed?.gmult_adds ?? 0, 2)
  })

  test.each(Object.entries(published.papers.find(({ gmacs }) => gmacs)?.gmacs ?? {}))(
    'of the paper’s %s, which strides in the first 1×1: billions of multiply-adds',
    (name, gmacs) => {
      // the two shallow ones have no 1×1 to stride in
      const network = preset(/18|34/.test(name) ? name : `${name}_v1`)
      expect(Math.abs(counts(network).macs / 1e9 - gmacs)).toBeLessThanOrEqual(0.1)
    },
  )
})
