import { IMAGENET, path, preset, range, type Lines, type Preset } from './text'

/** Which ResNet. */
export interface ResNetPlan {
  /** Residual blocks in each of the four stages. */
  readonly blocks: readonly number[]
  /** Three convolutions a block (1×1, 3×3, 1×1), not two. */
  readonly bottleneck: boolean
  /**
   * The convolution of a stage's first bottleneck that has the stride: the first 1×1 in the paper (v1), the 3×3 in
   * torchvision (v1.5).
   */
  readonly strided: 'conv1' | 'conv2'
  /** Stages, from 1, that dilate instead of striding: torchvision's `replace_stride_with_dilation`. */
  readonly dilated?: readonly number[]
  /** What stands before every name. */
  readonly prefix?: string
}

/** What a block does to its input. */
interface Block {
  readonly name: string
  readonly source: string
  readonly width: number
  readonly stride: number
  readonly dilation: number
  /** Whether the shortcut has a 1×1 convolution. */
  readonly projects: boolean
}

/** ResNet-50 has so many blocks in its stages. */
export const BLOCKS_50: readonly number[] = [3, 4, 6, 3]

/**
 * The feature maps of a ResNet: He et al. 2016, arXiv:1512.03385, table 1; layer names are torchvision's
 * (torchvision.models.resnet). The last line is the one that a head goes on from.
 */
export function resnetFeatures(plan: ResNetPlan): Lines {
  const prefix = plan.prefix ?? ''
  const lines = [
    `${prefix}conv1: conv 64 k=7 s=2 p=3 bias=no`,
    `${prefix}bn1: bn`,
    `${prefix}relu: relu`,
    `${prefix}maxpool: maxpool k=3 s=2 p=1`,
  ]
  let source = `${prefix}maxpool`
  let rate = 1
  plan.blocks.forEach((count, stage) => {
    const dilates = plan.dilated?.includes(stage + 1) === true
    const before = rate
    if (dilates) rate *= 2
    for (const at of range(count)) {
      const first = at === 0
      const block: Block = {
        name: `${prefix}layer${stage + 1}_${at}`,
        source,
        width: 64 * 2 ** stage,
        stride: first && stage > 0 && !dilates ? 2 : 1,
        // the first block of a dilated stage still has the spacing that comes in
        dilation: first ? before : rate,
        projects: first && (plan.bottleneck || stage > 0),
      }
      lines.push(...(plan.bottleneck ? bottleneckBlock(block, plan.strided) : basicBlock(block)))
      source = outputOf(block.name, plan.bottleneck)
    }
  })
  return lines
}

/** A block ends in a ReLU, which torchvision's graph numbers after those inside. */
function outputOf(name: string, bottleneck: boolean): string {
  return path(name, bottleneck ? 'relu_2' : 'relu_1')
}

function basicBlock(block: Block): Lines {
  const { name, source, width, stride } = block
  return [
    `${name}_conv1: conv ${width} k=3 s=${stride} p=1 bias=no`,
    `${name}_bn1: bn`,
    `${name}_relu: relu`,
    `${name}_conv2: conv ${width} k=3 p=1 bias=no`,
    `${name}_bn2: bn`,
    ...shortcut(block, width),
    `${name}_add: add <- ${name}_bn2, ${shortcutEnd(block, source)}`,
    `${outputOf(name, false)}: relu`,
  ]
}

function bottleneckBlock(block: Block, strided: ResNetPlan['strided']): Lines {
  const { name, source, width, stride, dilation } = block
  const [first, second] = strided === 'conv1' ? [stride, 1] : [1, stride]
  return [
    `${name}_conv1: conv ${width} k=1 s=${first} bias=no`,
    `${name}_bn1: bn`,
    `${name}_relu: relu`,
    `${name}_conv2: conv ${width} k=3 s=${second} p=${dilation} d=${dilation} bias=no`,
    `${name}_bn2: bn`,
    `${name}_relu_1: relu`,
    `${name}_conv3: conv ${4 * width} k=1 bias=no`,
    `${name}_bn3: bn`,
    ...shortcut(block, 4 * width),
    `${name}_add: add <- ${name}_bn3, ${shortcutEnd(block, source)}`,
    `${outputOf(name, true)}: relu`,
  ]
}

function shortcut({ name, source, stride, projects }: Block, channels: number): Lines {
  if (!projects) return []
  return [`${name}_downsample_0: conv ${channels} k=1 s=${stride} bias=no <- ${source}`, `${name}_downsample_1: bn`]
}

function shortcutEnd({ name, projects }: Block, source: string): string {
  return projects ? `${name}_downsample_1` : source
}

function resnet(blocks: readonly number[], bottleneck: boolean, strided: ResNetPlan['strided'] = 'conv2'): Lines {
  return [
    ...resnetFeatures({ blocks, bottleneck, strided }),
    'avgpool: adaptive_avgpool size=1',
    'flatten: flatten',
    'fc: linear 1000',
  ]
}

/**
 * TF-Slim's resnet_v1 (tf_slim/nets/resnet_v1.py): the stride is in the 3×3 of the last unit of a stage, so a unit whose
 * channels stay takes every second position of its input as the shortcut; no stride behind the last stage. Strided
 * convolutions pad the same on both sides (`conv2d_same`), the pool as TensorFlow does. Layer names are TF-Slim's.
 */
function slimResnet(blocks: readonly number[]): Lines {
  const lines = [
    'conv1: conv 64 k=7 s=2 p=3 bias=no',
    'conv1_bn: bn',
    'conv1_relu: relu',
    'pool1: maxpool k=3 s=2 p=tf_same',
  ]
  let source = 'pool1'
  blocks.forEach((count, stage) => {
    for (const at of range(count)) {
      const name = `block${stage + 1}_unit_${at + 1}`
      const stride = at === count - 1 && stage < blocks.length - 1 ? 2 : 1
      lines.push(...slimUnit(name, source, 64 * 2 ** stage, stride, at === 0))
      source = name
    }
  })
  return [...lines, 'pool5: globalpool', 'logits: conv 1000 k=1', 'flatten: flatten']
}

function slimUnit(name: string, source: string, width: number, stride: number, projects: boolean): Lines {
  const kept = stride === 1 ? [] : [`${name}_shortcut: maxpool k=1 s=${stride} <- ${source}`]
  const short = projects
    ? [`${name}_shortcut: conv ${4 * width} k=1 s=${stride} bias=no <- ${source}`, `${name}_shortcut_bn: bn`]
    : kept
  const end = projects ? `${name}_shortcut_bn` : stride === 1 ? source : `${name}_shortcut`
  return [
    ...short,
    `${name}_conv1: conv ${width} k=1 bias=no <- ${source}`,
    `${name}_conv1_bn: bn`,
    `${name}_conv1_relu: relu`,
    `${name}_conv2: conv ${width} k=3 s=${stride} p=1 bias=no`,
    `${name}_conv2_bn: bn`,
    `${name}_conv2_relu: relu`,
    `${name}_conv3: conv ${4 * width} k=1 bias=no`,
    `${name}_conv3_bn: bn`,
    `${name}_add: add <- ${end}, it`,
    `${name}: relu`,
  ]
}

const DEPTHS = [
  ['50', BLOCKS_50],
  ['101', [3, 4, 23, 3]],
  ['152', [3, 8, 36, 3]],
] as const

/**
 * Residual networks. Without a suffix: torchvision's (v1.5). `_v1`: the same with the stride where the paper has it.
 * `_slim`: TF-Slim's.
 */
export const RESNETS: readonly (readonly [string, Preset])[] = [
  ['resnet18', preset('ResNet-18', IMAGENET, () => resnet([2, 2, 2, 2], false))],
  ['resnet34', preset('ResNet-34', IMAGENET, () => resnet([3, 4, 6, 3], false))],
  ...DEPTHS.flatMap(([depth, blocks]): [string, Preset][] => [
    [`resnet${depth}`, preset(`ResNet-${depth} (v1.5)`, IMAGENET, () => resnet(blocks, true))],
    [`resnet${depth}_v1`, preset(`ResNet-${depth} (v1)`, IMAGENET, () => resnet(blocks, true, 'conv1'))],
    [`resnet${depth}_slim`, preset(`ResNet-${depth} (TF-Slim)`, IMAGENET, () => slimResnet(blocks))],
  ]),
]
