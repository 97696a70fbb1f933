import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { analyze, formatFraction, parseNetwork, theoreticalField, type Network } from '@/lib/engine'
import { PRESETS } from '@/lib/engine/presets'

interface Row {
  readonly net: string
  readonly resolution: number | null
  readonly endpoint: string
  readonly rf: number
  readonly stride: number
  readonly padding: number | null
  readonly gflops: number | null
}

const { receptive_field_table: table } = JSON.parse(
  readFileSync(new URL('../golden/published.json', import.meta.url), 'utf8'),
) as { readonly receptive_field_table: { readonly rows: readonly Row[] } }

function read(text: string): Network {
  const reading = parseNetwork(text, { presets: PRESETS })
  if (!reading.ok) throw new Error(`${JSON.stringify(reading.problem)}\n${text}`)
  return reading.network
}

/** MobileNet v1 with TensorFlow's "same" (Howard et al. 2017, arXiv:1704.04861, table 1), up to a pointwise layer. */
function mobileNet(last: number, input: string): string {
  const blocks = [
    [64, 1],
    [128, 2],
    [128, 1],
    [256, 2],
    [256, 1],
    [512, 2],
    ...Array.from({ length: 5 }, () => [512, 1]),
    [1024, 2],
    [1024, 1],
  ] as const
  let channels = 32
  const lines = blocks.slice(0, last).flatMap(([out = 0, stride = 1]) => {
    const depthwise = `conv k=3 s=${stride} p=tf_same g=${channels} bias=no`
    channels = out
    return [depthwise, `conv ${out} k=1 bias=no`]
  })
  return [input, ...['conv 32 k=3 s=2 p=tf_same bias=no', ...lines].map((line) => `${line}\nbn\nrelu6`)].join('\n')
}

/** The network of a row, up to its endpoint. */
function networkOf({ net, endpoint }: Row, place: number): Network {
  const input = 'input 3x224x224'
  const name = endpoint.split('/').at(-1) ?? ''
  switch (net) {
    case 'alexnet_v2':
      return read([input, ...ALEXNET.slice(0, place + 1)].join('\n'))
    case 'vgg_16':
      return read(`${input}\npreset vgg16 until ${VGG[place]}`)
    case 'inception_v3':
      return read(
        `${input}\npreset inception_v3 until ${INCEPTION[name] ?? (name.startsWith('Mixed') ? name.toLowerCase() : `${name.toLowerCase()}_conv`)}`,
      )
    case 'mobilenet_v1':
      return read(mobileNet(Number(/_(\d+)/.exec(name)?.[1]), input))
    default:
      return read(`${input}\npreset resnet50_slim until ${RESNET[name]}`)
  }
}

const ALEXNET = [
  'conv 64 k=11 s=4',
  'maxpool k=3 s=2',
  'conv 192 k=5 p=2',
  'maxpool k=3 s=2\nconv 384 k=3 p=1',
  'conv 384 k=3 p=1',
  'conv 256 k=3 p=1',
  'maxpool k=3 s=2',
]
const VGG = [
  'conv1_1',
  'pool1',
  'conv2_1',
  'pool2',
  'conv3_1',
  'conv3_2',
  'pool3',
  'conv4_1',
  'conv4_2',
  'pool4',
  'conv5_1',
  'conv5_2',
  'pool5',
]
const INCEPTION: Readonly<Record<string, string>> = { MaxPool_3a_3x3: 'maxpool1', MaxPool_5a_3x3: 'maxpool2' }
const RESNET: Readonly<Record<string, string>> = {
  block1: 'block1_unit_3',
  block2: 'block2_unit_4',
  block3: 'block3_unit_6',
  block4: 'block4_unit_3',
}

const NETS = [...new Set(table.rows.map(({ net }) => net))]

describe.each(NETS)('the published table of %s', (net) => {
  const rows = table.rows.filter((row) => row.net === net)
  const each = [null, 224].flatMap((resolution) =>
    rows.filter((row) => row.resolution === resolution).map((row, place) => [row, place] as const),
  )

  test('has our size, stride and padding at every endpoint', () => {
    for (const [row, place] of each) {
      const { size, jump, start } = theoreticalField(networkOf(row, place))
      const found = {
        rf: Number(size),
        stride: formatFraction(jump),
        padding: formatFraction({ ...start, num: -start.num }),
      }
      const { endpoint, rf, stride, padding } = row
      expect({ endpoint, ...found }).toEqual({
        endpoint,
        rf,
        stride: `${stride}`,
        padding: padding === null ? found.padding : `${padding}`,
      })
    }
  })

  test('has our operations, two a multiply-add, but for what it counts beside them', () => {
    for (const [row, place] of each) {
      if (row.gflops === null) continue
      const analysis = analyze(networkOf(row, place))
      if (!analysis.ok) throw new Error(analysis.problem.code)
      // it adds an operation for each bias and each batch norm's element, and for each element under a pool's window
      const beside = Number(analysis.elementwise) / 1e9
      const own = Number(analysis.flops) / 1e9
      expect(row.gflops, row.endpoint).toBeGreaterThan(own - 0.002)
      expect(row.gflops, row.endpoint).toBeLessThan(1.005 * (own + beside) + 0.002)
    }
  })
})
