import { BLOCKS_50, resnetFeatures } from './resnet'
import { from, IMAGENET, preset, type Lines, type Preset } from './text'

/** Classes of PASCAL VOC with the background, which torchvision's weights are for. */
const VOC_CLASSES = 21

/** Where a level of U-Net cuts its map: begin and length, by its channels. */
const UNET_CROPS: readonly (readonly [channels: number, start: number, length: number])[] = [
  [512, 4, 56],
  [256, 16, 104],
  [128, 40, 200],
  [64, 88, 392],
]

/**
 * U-Net: Ronneberger et al. 2015, arXiv:1505.04597, figure 1, for a tile of 572 × 572: no padding, and the maps of the
 * way down are cut to the middle before they are joined. The paper's drop-out at the bottom is left out.
 */
function unet(): Lines {
  const levels = UNET_CROPS.map(([channels]) => channels).reverse()
  const down = levels.flatMap((channels, at) => [
    ...doubleConv(`down${at + 1}`, channels),
    `pool${at + 1}: maxpool k=2`,
  ])
  const up = UNET_CROPS.flatMap(([channels, start, length], at) => {
    const level = levels.length - at
    return [
      `up${level}: convT ${channels} k=2 s=2`,
      `crop${level}: crop start=${start} len=${length} <- down${level}_relu2`,
      `skip${level}: concat <- crop${level}, up${level}`,
      ...doubleConv(`join${level}`, channels),
    ]
  })
  return [...down, ...doubleConv('bottom', 1024), ...up, 'output: conv 2 k=1']
}

function doubleConv(name: string, channels: number): Lines {
  return [
    `${name}_conv1: conv ${channels} k=3`,
    `${name}_relu1: relu`,
    `${name}_conv2: conv ${channels} k=3`,
    `${name}_relu2: relu`,
  ]
}

/** ResNet-50 whose last two stages dilate instead of striding: one position in 8 stays. */
const backbone = (): Lines =>
  resnetFeatures({ blocks: BLOCKS_50, bottleneck: true, strided: 'conv2', dilated: [3, 4], prefix: 'backbone_' })

/** What ends the backbone. */
const FEATURES = 'backbone_layer4_2_relu_2'

/**
 * torchvision.models.segmentation.fcn_resnet50 without its auxiliary head: Long et al. 2015, arXiv:1411.4038, by one
 * 3×3 convolution on a dilated backbone instead of the sum of several maps.
 */
function fcnResnet50(): Lines {
  return [
    ...backbone(),
    'classifier_0: conv 512 k=3 p=1 bias=no',
    'classifier_1: bn',
    'classifier_2: relu',
    'classifier_3: dropout',
    `classifier_4: conv ${VOC_CLASSES} k=1`,
    'upsample: upsample size=224 mode=bilinear align=no',
  ]
}

/**
 * torchvision.models.segmentation.deeplabv3_resnet50 without its auxiliary head: Chen et al. 2017, arXiv:1706.05587,
 * with the rates of output stride 8.
 */
function deeplabv3Resnet50(): Lines {
  const aspp = 'classifier_0_convs'
  return [
    ...backbone(),
    ...convNormRelu(`${aspp}_0`, '256 k=1', FEATURES),
    ...[12, 24, 36].flatMap((rate, at) => convNormRelu(`${aspp}_${at + 1}`, `256 k=3 p=${rate} d=${rate}`, FEATURES)),
    `${aspp}_4_0: adaptive_avgpool size=1 <- ${FEATURES}`,
    `${aspp}_4_1: conv 256 k=1 bias=no`,
    `${aspp}_4_2: bn`,
    `${aspp}_4_3: relu`,
    `${aspp}_4_upsample: upsample size=28 mode=bilinear align=no`,
    `classifier_0_concat: concat <- ${[0, 1, 2, 3].map((at) => `${aspp}_${at}_2`).join(', ')}, it`,
    ...convNormRelu('classifier_0_project', '256 k=1'),
    'classifier_0_project_3: dropout',
    'classifier_1: conv 256 k=3 p=1 bias=no',
    'classifier_2: bn',
    'classifier_3: relu',
    `classifier_4: conv ${VOC_CLASSES} k=1`,
    'upsample: upsample size=224 mode=bilinear align=no',
  ]
}

function convNormRelu(name: string, conv: string, source?: string): Lines {
  return [`${name}_0: conv ${conv} bias=no${from(source)}`, `${name}_1: bn`, `${name}_2: relu`]
}

/** Networks whose output is a map as large as the input, or nearly. */
export const SEGMENTATIONS: readonly (readonly [string, Preset])[] = [
  ['unet', preset('U-Net', [1, 572, 572], unet)],
  ['fcn_resnet50', preset('FCN (ResNet-50)', IMAGENET, fcnResnet50)],
  ['deeplabv3_resnet50', preset('DeepLab v3 (ResNet-50)', IMAGENET, deeplabv3Resnet50)],
]
