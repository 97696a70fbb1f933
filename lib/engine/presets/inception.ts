import { from, IMAGENET, preset, type Lines, type Preset } from './text'

/** torchvision's BasicConv2d: a convolution without bias, batch norm, ReLU. */
function basicConv(name: string, conv: string, source?: string): Lines {
  return [`${name}_conv: conv ${conv} bias=no${from(source)}`, `${name}_bn: bn`, `${name}_relu: relu`]
}

/** Several of them, one on the other; the first takes `source`. */
function chain(source: string, ...convs: readonly (readonly [name: string, conv: string])[]): Lines {
  return convs.flatMap(([name, conv], at) => basicConv(name, conv, at === 0 ? source : undefined))
}

/**
 * torchvision.models.googlenet in evaluation, without its two auxiliary heads: Szegedy et al. 2015, arXiv:1409.4842,
 * table 1, with batch norm, and with 3×3 where the paper has 5×5 (a slip that the published weights were trained with).
 */
function googlenet(): Lines {
  return [
    ...basicConv('conv1', '64 k=7 s=2 p=3'),
    'maxpool1: maxpool k=3 s=2 ceil=yes',
    ...basicConv('conv2', '64 k=1'),
    ...basicConv('conv3', '192 k=3 p=1'),
    'maxpool2: maxpool k=3 s=2 ceil=yes',
    ...inception('inception3a', 'maxpool2', [64, 96, 128, 16, 32, 32]),
    ...inception('inception3b', 'inception3a', [128, 128, 192, 32, 96, 64]),
    'maxpool3: maxpool k=3 s=2 ceil=yes',
    ...inception('inception4a', 'maxpool3', [192, 96, 208, 16, 48, 64]),
    ...inception('inception4b', 'inception4a', [160, 112, 224, 24, 64, 64]),
    ...inception('inception4c', 'inception4b', [128, 128, 256, 24, 64, 64]),
    ...inception('inception4d', 'inception4c', [112, 144, 288, 32, 64, 64]),
    ...inception('inception4e', 'inception4d', [256, 160, 320, 32, 128, 128]),
    'maxpool4: maxpool k=2 s=2 ceil=yes',
    ...inception('inception5a', 'maxpool4', [256, 160, 320, 32, 128, 128]),
    ...inception('inception5b', 'inception5a', [384, 192, 384, 48, 128, 128]),
    'avgpool: adaptive_avgpool size=1',
    'flatten: flatten',
    'dropout: dropout',
    'fc: linear 1000',
  ]
}

/** Channels of a module: of its 1×1, of the two of each branch of two, of the 1×1 behind its pool. */
type Widths = readonly [one: number, from3: number, three: number, from5: number, five: number, pool: number]

function inception(name: string, source: string, [one, from3, three, from5, five, pool]: Widths): Lines {
  return [
    ...basicConv(`${name}_branch1`, `${one} k=1`, source),
    ...chain(source, [`${name}_branch2_0`, `${from3} k=1`], [`${name}_branch2_1`, `${three} k=3 p=1`]),
    ...chain(source, [`${name}_branch3_0`, `${from5} k=1`], [`${name}_branch3_1`, `${five} k=3 p=1`]),
    `${name}_branch4_0: maxpool k=3 s=1 p=1 ceil=yes <- ${source}`,
    ...basicConv(`${name}_branch4_1`, `${pool} k=1`),
    join(name, ['branch1_relu', 'branch2_1_relu', 'branch3_1_relu', 'branch4_1_relu']),
  ]
}

function join(name: string, branches: readonly string[], result = name): string {
  return `${result}: concat <- ${branches.map((branch) => `${name}_${branch}`).join(', ')}`
}

/**
 * torchvision.models.inception_v3 in evaluation, without its auxiliary head: Szegedy et al. 2016, arXiv:1512.00567,
 * table 1 and figures 5 to 7, as TF-Slim wrote it; the modules are named as there.
 */
function inceptionV3(): Lines {
  return [
    ...basicConv('conv2d_1a_3x3', '32 k=3 s=2'),
    ...basicConv('conv2d_2a_3x3', '32 k=3'),
    ...basicConv('conv2d_2b_3x3', '64 k=3 p=1'),
    'maxpool1: maxpool k=3 s=2',
    ...basicConv('conv2d_3b_1x1', '80 k=1'),
    ...basicConv('conv2d_4a_3x3', '192 k=3'),
    'maxpool2: maxpool k=3 s=2',
    ...mixed5('mixed_5b', 'maxpool2', 32),
    ...mixed5('mixed_5c', 'mixed_5b', 64),
    ...mixed5('mixed_5d', 'mixed_5c', 64),
    ...mixed6a('mixed_6a', 'mixed_5d'),
    ...mixed6('mixed_6b', 'mixed_6a', 128),
    ...mixed6('mixed_6c', 'mixed_6b', 160),
    ...mixed6('mixed_6d', 'mixed_6c', 160),
    ...mixed6('mixed_6e', 'mixed_6d', 192),
    ...mixed7a('mixed_7a', 'mixed_6e'),
    ...mixed7('mixed_7b', 'mixed_7a'),
    ...mixed7('mixed_7c', 'mixed_7b'),
    'avgpool: adaptive_avgpool size=1',
    'dropout: dropout',
    'flatten: flatten',
    'fc: linear 1000',
  ]
}

/** The branch that every module without a stride has. */
function poolBranch(name: string, source: string, channels: number): Lines {
  return [
    `${name}_branch_avgpool: avgpool k=3 s=1 p=1 <- ${source}`,
    ...basicConv(`${name}_branch_pool`, `${channels} k=1`),
  ]
}

/** InceptionA: 5×5, and two 3×3 in its place. */
function mixed5(name: string, source: string, pool: number): Lines {
  return [
    ...basicConv(`${name}_branch1x1`, '64 k=1', source),
    ...chain(source, [`${name}_branch5x5_1`, '48 k=1'], [`${name}_branch5x5_2`, '64 k=5 p=2']),
    ...chain(
      source,
      [`${name}_branch3x3dbl_1`, '64 k=1'],
      [`${name}_branch3x3dbl_2`, '96 k=3 p=1'],
      [`${name}_branch3x3dbl_3`, '96 k=3 p=1'],
    ),
    ...poolBranch(name, source, pool),
    join(name, ['branch1x1_relu', 'branch5x5_2_relu', 'branch3x3dbl_3_relu', 'branch_pool_relu']),
  ]
}

/** InceptionB: from 35 to 17 positions. */
function mixed6a(name: string, source: string): Lines {
  return [
    ...basicConv(`${name}_branch3x3`, '384 k=3 s=2', source),
    ...chain(
      source,
      [`${name}_branch3x3dbl_1`, '64 k=1'],
      [`${name}_branch3x3dbl_2`, '96 k=3 p=1'],
      [`${name}_branch3x3dbl_3`, '96 k=3 s=2'],
    ),
    `${name}_branch_pool: maxpool k=3 s=2 <- ${source}`,
    join(name, ['branch3x3_relu', 'branch3x3dbl_3_relu', 'branch_pool']),
  ]
}

/** InceptionC: 7×7 taken apart into 1×7 and 7×1. */
function mixed6(name: string, source: string, width: number): Lines {
  return [
    ...basicConv(`${name}_branch1x1`, '192 k=1', source),
    ...chain(
      source,
      [`${name}_branch7x7_1`, `${width} k=1`],
      [`${name}_branch7x7_2`, `${width} k=1x7 p=0x3`],
      [`${name}_branch7x7_3`, '192 k=7x1 p=3x0'],
    ),
    ...chain(
      source,
      [`${name}_branch7x7dbl_1`, `${width} k=1`],
      [`${name}_branch7x7dbl_2`, `${width} k=7x1 p=3x0`],
      [`${name}_branch7x7dbl_3`, `${width} k=1x7 p=0x3`],
      [`${name}_branch7x7dbl_4`, `${width} k=7x1 p=3x0`],
      [`${name}_branch7x7dbl_5`, '192 k=1x7 p=0x3'],
    ),
    ...poolBranch(name, source, 192),
    join(name, ['branch1x1_relu', 'branch7x7_3_relu', 'branch7x7dbl_5_relu', 'branch_pool_relu']),
  ]
}

/** InceptionD: from 17 to 8 positions. */
function mixed7a(name: string, source: string): Lines {
  return [
    ...chain(source, [`${name}_branch3x3_1`, '192 k=1'], [`${name}_branch3x3_2`, '320 k=3 s=2']),
    ...chain(
      source,
      [`${name}_branch7x7x3_1`, '192 k=1'],
      [`${name}_branch7x7x3_2`, '192 k=1x7 p=0x3'],
      [`${name}_branch7x7x3_3`, '192 k=7x1 p=3x0'],
      [`${name}_branch7x7x3_4`, '192 k=3 s=2'],
    ),
    `${name}_branch_pool: maxpool k=3 s=2 <- ${source}`,
    join(name, ['branch3x3_2_relu', 'branch7x7x3_4_relu', 'branch_pool']),
  ]
}

/** InceptionE: 1×3 beside 3×1, both on the same map. */
function mixed7(name: string, source: string): Lines {
  return [
    ...basicConv(`${name}_branch1x1`, '320 k=1', source),
    ...basicConv(`${name}_branch3x3_1`, '384 k=1', source),
    ...sideBySide(name, 'branch3x3', ['2a', '2b'], `${name}_branch3x3_1_relu`),
    ...chain(source, [`${name}_branch3x3dbl_1`, '448 k=1'], [`${name}_branch3x3dbl_2`, '384 k=3 p=1']),
    ...sideBySide(name, 'branch3x3dbl', ['3a', '3b'], `${name}_branch3x3dbl_2_relu`),
    ...poolBranch(name, source, 192),
    join(name, ['branch1x1_relu', 'branch3x3', 'branch3x3dbl', 'branch_pool_relu']),
  ]
}

function sideBySide(name: string, branch: string, [wide, high]: readonly [string, string], source: string): Lines {
  return [
    ...basicConv(`${name}_${branch}_${wide}`, '384 k=1x3 p=0x1', source),
    ...basicConv(`${name}_${branch}_${high}`, '384 k=3x1 p=1x0', source),
    join(name, [`${branch}_${wide}_relu`, `${branch}_${high}_relu`], `${name}_${branch}`),
  ]
}

/** Networks of branches that are concatenated. */
export const INCEPTIONS: readonly (readonly [string, Preset])[] = [
  ['googlenet', preset('GoogLeNet', IMAGENET, googlenet)],
  ['inception_v3', preset('Inception v3', [3, 299, 299], inceptionV3)],
]
