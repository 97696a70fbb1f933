import { IMAGENET, preset, range, type Lines, type Preset } from './text'

/** A stage of inverted residual blocks; the first block has the stride. */
interface Stage {
  /** How many times as many channels a block has inside. */
  readonly expansion: number
  readonly kernel: number
  readonly stride: number
  readonly channels: number
  readonly blocks: number
}

/** From the papers' tables, row by row: expansion, kernel, stride, channels, blocks. */
function stages(rows: readonly (readonly [number, number, number, number, number])[]): readonly Stage[] {
  return rows.map(([expansion, kernel, stride, channels, blocks]) => ({ expansion, kernel, stride, channels, blocks }))
}

/** Sandler et al. 2018, arXiv:1801.04381, table 2. */
const MOBILENET_V2 = stages([
  [1, 3, 1, 16, 1],
  [6, 3, 2, 24, 2],
  [6, 3, 2, 32, 3],
  [6, 3, 2, 64, 4],
  [6, 3, 1, 96, 3],
  [6, 3, 2, 160, 3],
  [6, 3, 1, 320, 1],
])

/** Tan & Le 2019, arXiv:1905.11946, table 1. */
const EFFICIENTNET_B0 = stages([
  [1, 3, 1, 16, 1],
  [6, 3, 2, 24, 2],
  [6, 5, 2, 40, 2],
  [6, 3, 2, 80, 3],
  [6, 5, 1, 112, 3],
  [6, 5, 2, 192, 4],
  [6, 3, 1, 320, 1],
])

/** torchvision.models.mobilenet_v2; the blocks are numbered through. */
function mobilenetV2(): Lines {
  const lines = [...convNorm('features_0', '32 k=3 s=2 p=1', 'relu6')]
  let source = 'features_0_2'
  let channels = 32
  let number = 1
  for (const stage of MOBILENET_V2) {
    for (const at of range(stage.blocks)) {
      const name = `features_${number++}_conv`
      const inner = channels * stage.expansion
      const stride = at === 0 ? stage.stride : 1
      const depthwise = stage.expansion === 1 ? 0 : 1
      if (depthwise === 1) lines.push(...convNorm(`${name}_0`, `${inner} k=1`, 'relu6'))
      lines.push(
        ...convNorm(`${name}_${depthwise}`, `${inner} k=${stage.kernel} s=${stride} p=1 g=${inner}`, 'relu6'),
        // linear: no activation on the narrow end of a block
        `${name}_${depthwise + 1}: conv ${stage.channels} k=1 bias=no`,
        `${name}_${depthwise + 2}: bn`,
      )
      const end = `${name}_${depthwise + 2}`
      if (at > 0) lines.push(`${name}_add: add <- ${source}, ${end}`)
      source = at > 0 ? `${name}_add` : end
      channels = stage.channels
    }
  }
  return [
    ...lines,
    ...convNorm(`features_${number}`, '1280 k=1', 'relu6'),
    'avgpool: adaptive_avgpool size=1',
    'flatten: flatten',
    'classifier_0: dropout',
    'classifier_1: linear 1000',
  ]
}

/** torchvision.models.efficientnet_b0; squeeze-excitation is written out as torchvision computes it. */
function efficientnetB0(): Lines {
  const lines = [...convNorm('features_0', '32 k=3 s=2 p=1', 'silu')]
  let source = 'features_0_2'
  let channels = 32
  EFFICIENTNET_B0.forEach((stage, index) => {
    for (const at of range(stage.blocks)) {
      const name = `features_${index + 1}_${at}`
      const input = { source, channels }
      lines.push(...mbConv(name, input, { ...stage, stride: at === 0 ? stage.stride : 1 }, at > 0))
      source = at > 0 ? `${name}_add` : `${name}_block_${stage.expansion === 1 ? 2 : 3}_1`
      channels = stage.channels
    }
  })
  return [
    ...lines,
    ...convNorm('features_8', '1280 k=1', 'silu'),
    'avgpool: adaptive_avgpool size=1',
    'flatten: flatten',
    'classifier_0: dropout',
    'classifier_1: linear 1000',
  ]
}

/** MBConv: expand, depthwise, squeeze-excitation, project. */
function mbConv(name: string, input: { source: string; channels: number }, stage: Stage, adds: boolean): Lines {
  const block = `${name}_block`
  const inner = input.channels * stage.expansion
  const depthwise = stage.expansion === 1 ? 0 : 1
  const gate = `${block}_${depthwise + 1}`
  const project = `${block}_${depthwise + 2}`
  const padding = (stage.kernel - 1) / 2
  return [
    ...(depthwise === 1 ? convNorm(`${block}_0`, `${inner} k=1`, 'silu') : []),
    ...convNorm(
      `${block}_${depthwise}`,
      `${inner} k=${stage.kernel} s=${stage.stride} p=${padding} g=${inner}`,
      'silu',
    ),
    `${gate}_avgpool: adaptive_avgpool size=1`,
    // a quarter of what enters the block, not of what the gate is for
    `${gate}_fc1: conv ${input.channels / 4} k=1`,
    `${gate}_activation: silu`,
    `${gate}_fc2: conv ${inner} k=1`,
    `${gate}_scale_activation: sigmoid`,
    `${gate}_mul: mul <- ${gate}_scale_activation, ${block}_${depthwise}_2`,
    `${project}_0: conv ${stage.channels} k=1 bias=no`,
    `${project}_1: bn`,
    // stochastic depth drops whole blocks in training; in evaluation it does nothing
    ...(adds ? [`${name}_stochastic_depth: identity`, `${name}_add: add <- it, ${input.source}`] : []),
  ]
}

/** torchvision's Conv2dNormActivation: its three layers are numbered. */
function convNorm(name: string, conv: string, activation: string): Lines {
  return [`${name}_0: conv ${conv} bias=no`, `${name}_1: bn`, `${name}_2: ${activation}`]
}

/** Networks of inverted residual blocks with depthwise convolutions. */
export const MOBILES: readonly (readonly [string, Preset])[] = [
  ['mobilenet_v2', preset('MobileNet v2', IMAGENET, mobilenetV2)],
  ['efficientnet_b0', preset('EfficientNet-B0', IMAGENET, efficientnetB0)],
]
