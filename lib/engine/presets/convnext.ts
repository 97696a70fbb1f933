import { IMAGENET, preset, range, type Lines, type Preset } from './text'

/**
 * torchvision.models.convnext_tiny: Liu et al. 2022, arXiv:2201.03545, table 9. The two 1×1 convolutions of a block are
 * linear layers over channels that have been moved to the end.
 */
function convnext(blocks: readonly number[], widths: readonly number[]): Lines {
  const lines: string[] = []
  let source = ''
  widths.forEach((width, stage) => {
    const name = `features_${2 * stage}`
    if (stage === 0) lines.push(`${name}_0: conv ${width} k=4 s=4`, `${name}_1: layernorm2d`)
    else lines.push(`${name}_0: layernorm2d`, `${name}_1: conv ${width} k=2 s=2`)
    source = `${name}_1`
    for (const at of range(blocks[stage] ?? 0)) {
      const block = `features_${2 * stage + 1}_${at}`
      lines.push(...convnextBlock(block, source, width))
      source = `${block}_add`
    }
  })
  return [
    ...lines,
    'avgpool: adaptive_avgpool size=1',
    'classifier_0: layernorm2d',
    'classifier_1: flatten',
    'classifier_2: linear 1000',
  ]
}

function convnextBlock(name: string, source: string, width: number): Lines {
  return [
    `${name}_block_0: conv ${width} k=7 p=3 g=${width}`,
    `${name}_block_1: permute dims=0x2x3x1`,
    `${name}_block_2: layernorm shape=${width}`,
    `${name}_block_3: linear ${4 * width}`,
    `${name}_block_4: gelu`,
    `${name}_block_5: linear ${width}`,
    `${name}_block_6: permute dims=0x3x1x2`,
    `${name}_layer_scale: layer_scale`,
    // stochastic depth drops whole blocks in training; in evaluation it does nothing
    `${name}_stochastic_depth: identity`,
    `${name}_add: add <- it, ${source}`,
  ]
}

/** Convolutional networks in the manner of transformers. */
export const CONVNEXTS: readonly (readonly [string, Preset])[] = [
  ['convnext_tiny', preset('ConvNeXt-T', IMAGENET, () => convnext([3, 3, 9, 3], [96, 192, 384, 768]))],
]
