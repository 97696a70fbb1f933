import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { analyze, EngineError, INPUT, parseNetwork, theoreticalField, type Network } from '@/lib/engine'
import { fieldOf } from '@/lib/engine/field'
import { presetNotation, PRESETS } from '@/lib/engine/presets'

interface Model {
  readonly in: readonly number[]
  readonly params_in_graph: number
  readonly macs: number
  readonly act: number
  readonly nodes: readonly ModelNode[]
}

interface ModelNode {
  readonly id: string
  readonly op: string
  readonly in: readonly string[]
  readonly out: readonly number[]
  readonly params: number
  readonly macs: number
  readonly rf?: readonly [size: number, jump: number, start: number]
}

/** Presets that torchvision has a network for, under the same name. */
const AS_TORCHVISION = [
  'alexnet',
  'vgg11',
  'vgg13',
  'vgg16',
  'vgg19',
  'googlenet',
  'inception_v3',
  'resnet18',
  'resnet34',
  'resnet50',
  'resnet101',
  'resnet152',
  'densenet121',
  'mobilenet_v2',
  'efficientnet_b0',
  'convnext_tiny',
  'fcn_resnet50',
  'deeplabv3_resnet50',
]

function networkOf(name: string): Network {
  const reading = parseNetwork(presetNotation(name) ?? '')
  if (!reading.ok) throw new Error(`${name}: ${JSON.stringify(reading.problem)}`)
  return reading.network
}

function analysisOf(name: string) {
  const analysis = analyze(networkOf(name))
  if (!analysis.ok) throw new Error(`${name}: ${JSON.stringify(analysis.problem)}`)
  return analysis
}

/** Size, jump and start of a node's field along the rows, gates held constant, or the code of what is wrong with it. */
function fieldNumbers(network: Network, node: number): readonly number[] | string {
  try {
    const { size, jump, start } = fieldOf(network, 0, node, { local: true })
    return [Number(size), Number(jump.num) / Number(jump.den), Number(start.num) / Number(start.den)]
  } catch (error) {
    if (error instanceof EngineError) return error.code
    throw error
  }
}

function fieldAt(name: string, id: string): readonly number[] | string {
  const network = networkOf(name)
  const index = network.nodes.findIndex((node) => node.id === id)
  expect(index, `${id} of ${name}`).toBeGreaterThanOrEqual(0)
  return fieldNumbers(network, index)
}

/** torchvision's DenseNet concatenates a single map, which does nothing. */
function opOf({ op, in: sources }: ModelNode): string {
  return op === 'concat' && sources.length === 1 ? 'identity' : op
}

test.each([...PRESETS])('%s is a whole network, and its text begins with its input', (name, { input, notation }) => {
  expect(presetNotation(name)).toBe(notation())
  expect(notation().split('\n')[0]).toBe(`input ${input.join('x')}`)
  expect(networkOf(name).input).toEqual(input)
  expect(analysisOf(name).layers.length).toBeGreaterThan(10)
})

test('there is no preset of another name', () => {
  expect(presetNotation('vgg17')).toBeNull()
})

test.each([...PRESETS.keys()].filter((name) => !name.startsWith('hdc')))('every layer of %s has a name', (name) => {
  const layers = (presetNotation(name) ?? '').trim().split('\n').slice(1)
  expect(layers.filter((line) => !/^[a-z][a-z0-9_]*: /u.test(line))).toEqual([])
})

test.each(AS_TORCHVISION)('%s equals torchvision’s graph, node by node', (name) => {
  const file = new URL(`../golden/models/${name}.json`, import.meta.url)
  const model = JSON.parse(readFileSync(file, 'utf8')) as Model
  const network = networkOf(name)
  const analysis = analysisOf(name)
  const place = new Map(model.nodes.map(({ id }, index) => [id, index]))

  expect(network.input).toEqual(model.in.slice(1))
  expect(network.nodes.map(({ layer, inputs }) => ({ op: layer.op, inputs }))).toEqual(
    model.nodes.map((node) => ({ op: opOf(node), inputs: node.in.map((id) => place.get(id) ?? INPUT) })),
  )
  expect(analysis.layers.map(({ shape, params, macs }) => [[1, ...shape], Number(params), Number(macs)])).toEqual(
    model.nodes.map(({ out, params, macs }) => [out, params, macs]),
  )
  expect([analysis.params, analysis.macs, analysis.act].map(Number)).toEqual([
    model.params_in_graph,
    model.macs,
    model.act,
  ])
  const measured = model.nodes.flatMap(({ id, rf }, index) => (rf ? [{ id, rf, index }] : []))
  expect(measured.length).toBeGreaterThan(10)
  expect(measured.map(({ id, index }) => ({ id, rf: fieldNumbers(network, index) }))).toEqual(
    measured.map(({ id, rf }) => ({ id, rf })),
  )
})

// Araujo et al. 2019, "Computing receptive fields of convolutional neural networks", table 1: size, stride and padding
// of TF-Slim's networks; the start of a field is minus the padding
test.each([
  ['resnet50_slim', 'block4_unit_3', [483, 32, -239]],
  ['resnet101_slim', 'block4_unit_3', [1027, 32, -511]],
  ['resnet152_slim', 'block4_unit_3', [1507, 32, -751]],
  ['vgg16', 'pool5', [212, 32, -90]],
  ['inception_v3', 'mixed_7c', [1311, 32, -618]],
] as const)('%s has the field that was published', (name, layer, field) => {
  expect(fieldAt(name, layer)).toEqual(field)
})

test('where the stride is changes the field of ResNet-50 and not its parameters', () => {
  const last = 'layer4_2_relu_2'
  expect(fieldAt('resnet50', last)).toEqual([427, 32, -213])
  expect(fieldAt('resnet50_v1', last)).toEqual([483, 32, -241])
  const params = ['resnet50', 'resnet50_v1', 'resnet50_slim'].map((name) => analysisOf(name).params)
  expect(params).toEqual([25_557_032n, 25_557_032n, 25_557_032n])
})

test('ResNet-50 v1 has the 3.8 billion multiply-adds of the paper’s table 1', () => {
  expect(Number(analysisOf('resnet50_v1').macs) / 1e9).toBeCloseTo(3.86, 2)
})

test('LeNet-5 has the maps of the paper’s figure 2, and with full connections 61,706 parameters', () => {
  const { layers, params } = analysisOf('lenet5')
  const shapes = layers.map(({ shape }) => shape.join('x'))
  expect(shapes.filter((shape, index) => shape !== shapes[index - 1])).toEqual([
    '6x28x28',
    '6x14x14',
    '16x10x10',
    '16x5x5',
    '120x1x1',
    '120',
    '84',
    '10',
  ])
  expect(params).toBe(61_706n)
})

test('U-Net has the sizes of the paper’s figure 1', () => {
  const network = networkOf('unet')
  const { layers } = analysisOf('unet')
  const shapeOf = (id: string) => layers[network.nodes.findIndex((node) => node.id === id)]?.shape
  expect([
    ...['down1_relu2', 'pool1', 'down2_relu2', 'down3_relu2', 'down4_relu2', 'bottom_relu2'].map(shapeOf),
    ...['skip4', 'join4_relu2', 'skip3', 'join3_relu2', 'skip2', 'join2_relu2', 'skip1', 'join1_relu2'].map(shapeOf),
    shapeOf('output'),
  ]).toEqual([
    [64, 568, 568],
    [64, 284, 284],
    [128, 280, 280],
    [256, 136, 136],
    [512, 64, 64],
    [1024, 28, 28],
    [1024, 56, 56],
    [512, 52, 52],
    [512, 104, 104],
    [256, 100, 100],
    [256, 200, 200],
    [128, 196, 196],
    [128, 392, 392],
    [64, 388, 388],
    [2, 388, 388],
  ])
})

test('a round of dilations 1, 2, 5 sees 17 positions and one of 1, 2, 3 sees 13', () => {
  expect(fieldAt('hdc_1_2_5', 'rate5.1')).toEqual([17, 1, -8])
  expect(fieldAt('hdc_1_2_5', 'rate5.2')).toEqual([33, 1, -16])
  expect(fieldAt('hdc_1_2_3', 'rate3.1')).toEqual([13, 1, -6])
  expect(fieldAt('hdc_1_2_3', 'rate3.2')).toEqual([25, 1, -12])
})

describe('a text that begins with a preset', () => {
  const read = (text: string) => {
    const reading = parseNetwork(text, { presets: PRESETS })
    if (!reading.ok) throw new Error(JSON.stringify(reading.problem))
    return reading.network
  }
  const problemOf = (text: string) => {
    const reading = parseNetwork(text, { presets: PRESETS })
    return reading.ok ? null : reading.problem
  }

  test('goes on from its last layer, or from the one named', () => {
    const whole = read('preset vgg16')
    expect(whole.nodes.length).toBeGreaterThan(30)
    const part = read('preset vgg16 until conv3_2\nadd <- it, conv3_1')
    expect(part.nodes.map(({ id }) => id).slice(-3)).toEqual(['relu3_1', 'conv3_2', 'add1'])
    expect(part.input).toEqual([3, 224, 224])
    expect(theoreticalField(part).size).toBe(32n)
  })

  test('may have an input of its own', () => {
    expect(read('input 3x96x128; preset resnet18 until layer1_0_conv1').input).toEqual([3, 96, 128])
  })

  test('leaves out what the named layer does not need', () => {
    const { nodes } = read('preset googlenet until inception3a_branch2_1_conv')
    expect(nodes.some(({ id }) => id.startsWith('inception3a_branch3'))).toBe(false)
  })

  test('is refused with what would be right', () => {
    expect(problemOf('preset vgg166')).toMatchObject({ code: 'preset_unknown', column: 8, suggestion: 'vgg16' })
    expect(problemOf('preset vgg16 until conv3_9')).toMatchObject({ code: 'name_unknown', column: 20 })
    expect(problemOf('conv k=3; preset vgg16')).toMatchObject({ code: 'preset_not_first' })
    expect(problemOf('preset vgg16 conv3_2')).toMatchObject({ code: 'text_unexpected' })
    expect(parseNetwork('preset vgg16').ok).toBe(false)
  })
})
