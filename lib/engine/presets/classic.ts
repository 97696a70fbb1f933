import { IMAGENET, preset, range, type Lines, type Preset } from './text'

/**
 * LeNet-5: LeCun et al. 1998, "Gradient-based learning applied to document recognition", §II.B, as it is taught today:
 * the paper's C3 leaves out some pairs of maps (1,516 parameters, not 2,416), and its subsampling layers have a trainable
 * factor and bias for each map, followed by the activation.
 */
function lenet5(): Lines {
  return [
    'c1: conv 6 k=5',
    'c1_tanh: tanh',
    's2: avgpool k=2',
    'c3: conv 16 k=5',
    'c3_tanh: tanh',
    's4: avgpool k=2',
    'c5: conv 120 k=5',
    'c5_tanh: tanh',
    'flatten: flatten',
    'f6: linear 84',
    'f6_tanh: tanh',
    'output: linear 10',
  ]
}

/**
 * torchvision.models.alexnet: the one-column network of Krizhevsky 2014, "One weird trick for parallelizing convolutional
 * neural networks" (arXiv:1404.5997), not the two columns of 2012.
 */
function alexnet(): Lines {
  return [
    'conv1: conv 64 k=11 s=4 p=2',
    'relu1: relu',
    'pool1: maxpool k=3 s=2',
    'conv2: conv 192 k=5 p=2',
    'relu2: relu',
    'pool2: maxpool k=3 s=2',
    'conv3: conv 384 k=3 p=1',
    'relu3: relu',
    'conv4: conv 256 k=3 p=1',
    'relu4: relu',
    'conv5: conv 256 k=3 p=1',
    'relu5: relu',
    'pool5: maxpool k=3 s=2',
    'avgpool: adaptive_avgpool size=6',
    'flatten: flatten',
    'fc6_dropout: dropout',
    'fc6: linear 4096',
    'fc6_relu: relu',
    'fc7_dropout: dropout',
    'fc7: linear 4096',
    'fc7_relu: relu',
    'fc8: linear 1000',
  ]
}

const VGG_CHANNELS = [64, 128, 256, 512, 512] as const

/**
 * torchvision.models.vgg11 to vgg19: Simonyan & Zisserman 2015, arXiv:1409.1556, table 1 (configurations A, B, D, E).
 *
 * @param depths - convolutions before each of the five pools
 */
function vgg(depths: readonly number[]): Lines {
  const stages = VGG_CHANNELS.flatMap((channels, stage) => [
    ...range(depths[stage] ?? 0).flatMap((at) => [
      `conv${stage + 1}_${at + 1}: conv ${channels} k=3 p=1`,
      `relu${stage + 1}_${at + 1}: relu`,
    ]),
    `pool${stage + 1}: maxpool k=2`,
  ])
  return [
    ...stages,
    'avgpool: adaptive_avgpool size=7',
    'flatten: flatten',
    'fc6: linear 4096',
    'fc6_relu: relu',
    'fc6_dropout: dropout',
    'fc7: linear 4096',
    'fc7_relu: relu',
    'fc7_dropout: dropout',
    'fc8: linear 1000',
  ]
}

/** Networks that are one chain of layers. */
export const CLASSIC: readonly (readonly [string, Preset])[] = [
  ['lenet5', preset('LeNet-5', [1, 32, 32], lenet5)],
  ['alexnet', preset('AlexNet', IMAGENET, alexnet)],
  ['vgg11', preset('VGG-11', IMAGENET, () => vgg([1, 1, 2, 2, 2]))],
  ['vgg13', preset('VGG-13', IMAGENET, () => vgg([2, 2, 2, 2, 2]))],
  ['vgg16', preset('VGG-16', IMAGENET, () => vgg([2, 2, 3, 3, 3]))],
  ['vgg19', preset('VGG-19', IMAGENET, () => vgg([2, 2, 4, 4, 4]))],
]
