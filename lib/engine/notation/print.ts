import { fraction, formatFraction } from '../fraction'
import type { Layer, LayerPadding, ResizeScale } from '../layer'
import { INPUT, type Network } from '../network'

/**
 * A network in its notation, one layer a line, every layer named by its id, repeats written out, defaults left out.
 * Reading it again gives the same layers and sources; characters of an id that no name may have become `_`.
 *
 * @see docs/network-notation.md
 */
export function printNetwork({ input, nodes }: Network): string {
  const names = namesOf(nodes.map(({ id }) => id))
  const lines = nodes.map(({ layer, inputs }, index) => {
    const sources = inputs.map((source) => (source === INPUT ? 'prev' : (names[source] ?? 'prev')))
    // the line above is what a layer takes when nothing is said
    const isNext = inputs.length === 1 && inputs[0] === index - 1
    return `${names[index]}: ${printLayer(layer)}${isNext ? '' : ` <- ${sources.join(', ')}`}`
  })
  return [...(input ? [`input ${input.join('x')}`] : []), ...lines].join('\n')
}

/** Words that cannot be names. */
const RESERVED = ['input', 'preset', 'repeat', 'end', 'it', 'prev']

function namesOf(ids: readonly string[]): string[] {
  const taken = new Set<string>(RESERVED)
  return ids.map((id) => {
    const plain = id.replace(/[^A-Za-z0-9_]/g, '_')
    const name = /^[A-Za-z]/.test(plain) ? plain : `n${plain}`
    let unique = name
    for (let again = 2; taken.has(unique); again += 1) unique = `${name}_${again}`
    taken.add(unique)
    return unique
  })
}

type Pair = readonly [key: string, value: string | null]

/** A layer without its name and its sources. */
function printLayer(layer: Layer): string {
  const [bare, pairs] = fieldsOf(layer)
  const written = pairs.flatMap(([key, value]) => (value === null ? [] : [`${key}=${value}`]))
  return [layer.op, ...(bare === null ? [] : [`${bare}`]), ...written].join(' ')
}

function fieldsOf(layer: Layer): readonly [bare: number | null, pairs: readonly Pair[]] {
  switch (layer.op) {
    case 'conv':
    case 'partialconv':
    case 'condconv':
      return [
        layer.outChannels,
        [
          ['cin', count(layer.inChannels)],
          ['k', axes(layer.kernel)],
          ['s', axes(layer.stride, 1)],
          ['p', padding(layer.padding)],
          ['d', axes(layer.dilation, 1)],
          ['g', count(layer.groups, 1)],
          ['bias', flag(layer.bias, true)],
          ['pad_mode', layer.op === 'conv' ? word(layer.paddingMode, 'zeros') : null],
          ['experts', layer.op === 'condconv' ? `${layer.experts}` : null],
        ],
      ]
    case 'convT':
      return [
        layer.outChannels,
        [
          ['cin', count(layer.inChannels)],
          ['k', axes(layer.kernel)],
          ['s', axes(layer.stride, 1)],
          ['p', axes(layer.padding, 0)],
          ['a', axes(layer.outputPadding, 0)],
          ['d', axes(layer.dilation, 1)],
          ['g', count(layer.groups, 1)],
          ['bias', flag(layer.bias, true)],
        ],
      ]
    case 'maxpool':
    case 'avgpool':
      return [
        null,
        [
          ['k', axes(layer.kernel)],
          ['s', axes(layer.stride)],
          ['p', layer.padding === 'tf_same' ? layer.padding : axes(layer.padding, 0)],
          ['d', layer.op === 'maxpool' ? axes(layer.dilation, 1) : null],
          ['ceil', flag(layer.ceil, false)],
          ['cip', layer.op === 'avgpool' ? flag(layer.countIncludePad, true) : null],
        ],
      ]
    case 'upsample':
      return [
        null,
        [
          ['mode', word(layer.mode, 'nearest')],
          ['size', layer.size ? axes(layer.size) : null],
          ['scale', layer.scale ? uniform(layer.scale.map(scale)) : null],
          ['align', layer.alignCorners === null ? null : flag(layer.alignCorners, null)],
          ['recompute', flag(layer.recompute, false)],
          ['antialias', flag(layer.antialias, false)],
        ],
      ]
    case 'adaptive_avgpool':
    case 'adaptive_maxpool':
      return [null, [['size', uniform(layer.size.map((size) => (size === null ? '-1' : `${size}`)))]]]
    case 'globalpool':
      return [
        null,
        [
          ['kind', word(layer.kind, 'avg')],
          ['keepdim', flag(layer.keepAxes, true)],
        ],
      ]
    case 'linear':
      return [
        layer.outFeatures,
        [
          ['cin', count(layer.inFeatures)],
          ['bias', flag(layer.bias, true)],
        ],
      ]
    case 'flatten':
      return [
        null,
        [
          ['start', count(layer.start, 1)],
          ['end', count(layer.end, -1)],
        ],
      ]
    case 'batchnorm':
      return [null, norm(layer)]
    case 'instancenorm':
      return [null, [...norm(layer), ['track', flag(layer.runningStatistics, false)]]]
    case 'groupnorm':
      return [layer.groups, norm(layer)]
    case 'layernorm':
      return [
        null,
        [
          ['shape', layer.shape ? layer.shape.join('x') : null],
          ['affine', flag(layer.affine, true)],
        ],
      ]
    case 'layernorm2d':
    case 'layer_scale':
      return [null, [['c', count(layer.channels)]]]
    case 'prelu':
      return [layer.slopes, []]
    case 'concat':
      return [null, [['axis', count(layer.dimension, 1)]]]
    case 'pad':
      return [
        null,
        [
          ['p', padding(layer.padding) ?? '0'],
          ['mode', word(layer.paddingMode, 'zeros')],
        ],
      ]
    case 'crop':
      return [
        null,
        [
          ['start', axes(layer.start)],
          ['len', axes(layer.length)],
        ],
      ]
    case 'pixel_shuffle':
    case 'pixel_unshuffle':
      return [layer.ratio, []]
    case 'channel_shuffle':
      return [layer.groups, []]
    case 'slice_channels':
      return [
        null,
        [
          ['start', `${layer.start}`],
          ['len', `${layer.length}`],
        ],
      ]
    case 'permute':
      return [null, [['dims', layer.order.join('x')]]]
    case 'se':
      return [
        null,
        [
          ['c', count(layer.channels)],
          ['mid', `${layer.middle}`],
          ['bias', flag(layer.bias, true)],
        ],
      ]
    case 'channel_attention':
      return [
        null,
        [
          ['c', count(layer.channels)],
          ['mid', `${layer.middle}`],
        ],
      ]
    case 'spatial_attention':
      return [null, [['k', `${layer.kernel}`]]]
    case 'blurpool':
      return [
        null,
        [
          ['k', axes(layer.kernel)],
          ['s', axes(layer.stride, 1)],
          ['mode', word(layer.paddingMode, 'zeros')],
        ],
      ]
    default:
      return [null, []]
  }
}

function norm(layer: { readonly channels: number | null; readonly affine: boolean }): readonly Pair[] {
  return [
    ['c', count(layer.channels)],
    ['affine', flag(layer.affine, true)],
  ]
}

/** One number where all axes have the same. */
function uniform(parts: readonly string[]): string {
  const [first = ''] = parts
  return parts.every((part) => part === first) ? first : parts.join('x')
}

function axes(list: readonly number[], otherwise?: number): string | null {
  const text = uniform(list.map(String))
  return text === `${otherwise}` ? null : text
}

function padding(value: LayerPadding): string | null {
  if (typeof value === 'string') return value
  const text = uniform(value.map(([begin, end]) => (begin === end ? `${begin}` : `${begin}:${end}`)))
  return text === '0' ? null : text
}

/** A decimal is a double to PyTorch, a fraction is exact: each as it was given. */
function scale({ exact, decimal }: ResizeScale): string {
  if (decimal === null) return exact.den === 1n ? `${exact.num}/1` : formatFraction(exact)
  return exact.den === 1n ? formatFraction(fraction(exact.num)) : `${decimal}`
}

function count(value: number | null, otherwise?: number): string | null {
  return value === null || value === otherwise ? null : `${value}`
}

function flag(value: boolean, otherwise: boolean | null): string | null {
  return value === otherwise ? null : value ? 'yes' : 'no'
}

function word(value: string, otherwise: string): string | null {
  return value === otherwise ? null : value
}
