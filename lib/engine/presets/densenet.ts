import { IMAGENET, preset, range, type Lines, type Preset } from './text'

/** Channels that each layer adds: k in the paper. */
const GROWTH = 32

/** A layer's 1×1 convolution has so many times the growth: the bottleneck, "DenseNet-B". */
const BOTTLENECK = 4

/**
 * torchvision.models.densenet121: Huang et al. 2017, arXiv:1608.06993, table 1. Each layer takes all maps before it in
 * its block.
 */
function densenet(blocks: readonly number[]): Lines {
  const lines = ['conv0: conv 64 k=7 s=2 p=3 bias=no', 'norm0: bn', 'relu0: relu', 'pool0: maxpool k=3 s=2 p=1']
  let source = 'pool0'
  let channels = 64
  blocks.forEach((layers, index) => {
    const block = `denseblock${index + 1}`
    lines.push(...denseBlock(block, source, layers))
    channels += layers * GROWTH
    if (index === blocks.length - 1) return
    // a transition halves the channels: θ = 0.5, "DenseNet-C"
    channels /= 2
    source = `transition${index + 1}_pool`
    lines.push(...transition(`transition${index + 1}`, channels))
  })
  return [
    ...lines,
    'norm5: bn',
    'relu5: relu',
    'avgpool: adaptive_avgpool size=1',
    'flatten: flatten',
    'classifier: linear 1000',
  ]
}

function denseBlock(block: string, source: string, layers: number): Lines {
  const maps = [source]
  const lines: string[] = []
  for (const at of range(layers)) {
    const layer = `${block}_denselayer${at + 1}`
    lines.push(
      gathered(`${layer}_concat`, maps),
      `${layer}_norm1: bn`,
      `${layer}_relu1: relu`,
      `${layer}_conv1: conv ${BOTTLENECK * GROWTH} k=1 bias=no`,
      `${layer}_norm2: bn`,
      `${layer}_relu2: relu`,
      `${layer}_conv2: conv ${GROWTH} k=3 p=1 bias=no`,
    )
    maps.push(`${layer}_conv2`)
  }
  return [...lines, gathered(block, maps)]
}

/** torchvision concatenates a single map too; the notation wants two sources or more. */
function gathered(name: string, maps: Lines): string {
  return maps.length === 1 ? `${name}: identity <- ${maps.join()}` : `${name}: concat <- ${maps.join(', ')}`
}

function transition(name: string, channels: number): Lines {
  return [
    `${name}_norm: bn`,
    `${name}_relu: relu`,
    `${name}_conv: conv ${channels} k=1 bias=no`,
    `${name}_pool: avgpool k=2`,
  ]
}

/** Networks that concatenate everything before. */
export const DENSENETS: readonly (readonly [string, Preset])[] = [
  ['densenet121', preset('DenseNet-121', IMAGENET, () => densenet([6, 12, 24, 16]))],
]
