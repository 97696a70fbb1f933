import { readFileSync } from 'node:fs'
import type { Layer, PaddingMode, PointwiseOp, UpsampleLayer } from '@/lib/engine/layer'
import { POINTWISE_OPS } from '@/lib/engine/layer'
import { fraction, INPUT, parseFraction, type Network } from '@/lib/engine'

/** A node as the golden data writes it. */
export interface GoldenNode {
  readonly id: string
  readonly op: string
  readonly p: Fields
  readonly in: readonly string[]
  readonly out: readonly number[]
  readonly params: number
  readonly macs: number
}

interface Fields {
  readonly dim?: number
  readonly cin?: number
  readonly out?: number
  readonly k?: readonly number[]
  readonly s?: readonly number[]
  readonly pad?: readonly number[] | readonly (readonly [number, number])[] | 'same' | 'valid' | 'tf_same'
  readonly pad_mode?: PaddingMode
  readonly opad?: readonly number[]
  readonly d?: readonly number[]
  readonly g?: number
  readonly c?: number
  readonly n?: number
  readonly bias?: boolean
  readonly affine?: boolean
  readonly track?: boolean
  readonly ceil?: boolean
  readonly cip?: boolean
  readonly kind?: 'avg' | 'max'
  readonly keepdim?: boolean
  readonly start?: number
  readonly end?: number
  readonly shape?: readonly number[]
  readonly axis?: number
  readonly mode?: UpsampleLayer['mode']
  readonly size?: readonly (number | null)[] | null
  readonly scale?: readonly number[] | null
  readonly align?: boolean | null
  readonly recompute?: boolean
  readonly antialias?: boolean
}

/** The cases of a golden file, one JSON object a line. */
export function goldenCases<Case>(name: string): Case[] {
  const text = readFileSync(new URL(`../golden/${name}`, import.meta.url), 'utf8')
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Case)
}

/** The layer that a golden node stands for, null if the engine has no such op yet. */
export function goldenLayer({ op, p }: Pick<GoldenNode, 'op' | 'p'>): Layer | null {
  const affine = p.affine ?? true
  const dim = p.dim ?? 0
  const list = (value: readonly number[] | undefined) => value ?? []
  const conv = {
    dim,
    inChannels: p.cin ?? null,
    outChannels: p.out ?? null,
    kernel: list(p.k),
    stride: list(p.s),
    dilation: list(p.d),
    groups: p.g ?? 1,
    bias: p.bias ?? true,
  }
  const pool = {
    dim,
    kernel: list(p.k),
    stride: list(p.s),
    padding: p.pad === 'tf_same' ? p.pad : (p.pad as readonly number[]),
    ceil: p.ceil ?? false,
  }
  switch (op) {
    case 'conv':
      return { op, ...conv, padding: pairs(p.pad), paddingMode: p.pad_mode ?? 'zeros' }
    case 'convT':
      return { op, ...conv, padding: p.pad as readonly number[], outputPadding: list(p.opad) }
    case 'maxpool':
      return { op, ...pool, dilation: list(p.d) }
    case 'avgpool':
      return { op, ...pool, countIncludePad: p.cip ?? true }
    case 'adaptive_avgpool':
    case 'adaptive_maxpool':
      return { op, dim, size: p.size ?? [] }
    case 'upsample':
      return {
        op,
        dim,
        mode: p.mode ?? 'nearest',
        size: (p.size as readonly number[] | null) ?? null,
        scale: p.scale?.map((decimal) => ({ exact: parseFraction(`${decimal}`) ?? fraction(1), decimal })) ?? null,
        alignCorners: p.align ?? null,
        recompute: p.recompute ?? false,
        antialias: p.antialias ?? false,
      }
    case 'globalpool':
      return { op, dim, kind: p.kind ?? 'avg', keepAxes: p.keepdim ?? true }
    case 'linear':
      return { op, inFeatures: p.cin ?? null, outFeatures: p.out ?? null, bias: p.bias ?? true }
    case 'flatten':
      return { op, start: p.start ?? 1, end: p.end ?? -1 }
    case 'batchnorm':
      return { op, dim, channels: p.c ?? null, affine }
    case 'groupnorm':
      return { op, groups: p.g ?? 1, channels: p.c ?? null, affine }
    case 'instancenorm':
      return { op, dim, channels: p.c ?? null, affine, runningStatistics: p.track ?? false }
    case 'layernorm':
      return { op, shape: p.shape ?? null, affine }
    case 'layernorm2d':
      return { op, channels: p.c ?? null }
    case 'prelu':
      return { op, slopes: p.n ?? null }
    case 'crelu':
    case 'add':
    case 'mul':
      return { op }
    case 'concat':
      return { op, dimension: p.axis ?? 1 }
    default:
      return POINTWISE_OPS.some((known) => known === op) ? { op: op as PointwiseOp } : null
  }
}

/** The network of a golden graph, null if the engine lacks one of its ops. */
export function goldenNetwork(input: readonly number[], nodes: readonly GoldenNode[]): Network | null {
  const index = new Map(nodes.map(({ id }, at) => [id, at]))
  const layers = nodes.map(goldenLayer)
  if (layers.some((layer) => layer === null)) return null
  return {
    input: input.slice(1),
    axes: input.length - 2,
    nodes: nodes.map(({ id, in: sources }, at) => ({
      id,
      layer: layers[at] ?? { op: 'identity' },
      inputs: sources.map((source) => (source === 'x' ? INPUT : (index.get(source) ?? INPUT))),
      line: 0,
      column: 0,
    })),
  }
}

function pairs(pad: Fields['pad']) {
  if (typeof pad === 'string') return pad
  return (pad ?? []).map((side) => (typeof side === 'number' ? ([side, side] as const) : side))
}
