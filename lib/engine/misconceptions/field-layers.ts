import { sides, type AxisTransposed, type AxisWindow } from '../axis-sizes'
import type { Layer } from '../layer'
import { INPUT, type Network, type NetworkNode } from '../network'

/** A layer along one axis. A pool's stride is its kernel's length where none is given, any other's is 1. */
export type FieldLayer =
  (AxisWindow & { readonly kind: 'conv' | 'pool' }) | (AxisTransposed & { readonly kind: 'convT' })

/** Layers one behind the other, then branches that are added up; a branch without layers is a shortcut. */
export interface FieldLayers {
  readonly layers: readonly FieldLayer[]
  readonly branches?: readonly (readonly FieldLayer[])[]
}

/** A window layer with all of its fields filled in. */
export interface WindowStep {
  readonly kind: 'conv' | 'pool'
  readonly kernel: bigint
  readonly stride: bigint
  readonly dilation: bigint
  /** Zeros of both sides together. */
  readonly padding: bigint
}

/** The layers as a network of one axis, so that the engine's own rules answer; n positions come in if they are given. */
export function networkOf({ layers, branches = [] }: FieldLayers, n?: number): Network {
  const nodes: NetworkNode[] = []
  const append = (layer: Layer, inputs: readonly number[]) =>
    nodes.push({ id: `${layer.op}${nodes.length + 1}`, layer, inputs, line: 0, column: 0 }) - 1
  const chain = (path: readonly FieldLayer[], from: number) =>
    path.reduce((below, layer) => append(asLayer(layer), [below]), from)
  const trunk = chain(layers, INPUT)
  if (branches.length > 0) {
    append(
      { op: 'add' },
      branches.map((branch) => chain(branch, trunk)),
    )
  }
  // no layer at all is a unit that looks at itself
  if (nodes.length === 0) append({ op: 'identity' }, [INPUT])
  return { input: n === undefined ? null : [1, n], axes: 1, nodes }
}

/** Every way from the input to the output. */
export function pathsOf({ layers, branches = [] }: FieldLayers): readonly (readonly FieldLayer[])[] {
  return branches.length > 0 ? branches.map((branch) => [...layers, ...branch]) : [layers]
}

/** The layers as windows; null if one of them is transposed, which the formulas of windows do not know. */
export function windowSteps(path: readonly FieldLayer[]): readonly WindowStep[] | null {
  const steps: WindowStep[] = []
  for (const layer of path) {
    if (layer.kind === 'convT') return null
    const [begin, end] = sides(layer.padding)
    steps.push({
      kind: layer.kind,
      kernel: BigInt(layer.kernel),
      stride: BigInt(strideOf(layer)),
      dilation: BigInt(layer.dilation ?? 1),
      padding: BigInt(begin) + BigInt(end),
    })
  }
  return steps
}

/** The stride that a layer has where none is given. */
export function strideOf({ kind, kernel, stride }: FieldLayer): number {
  return stride ?? (kind === 'pool' ? kernel : 1)
}

/** A pool looks at what a convolution of the same window looks at. */
function asLayer(layer: FieldLayer): Layer {
  const common = {
    dim: 1,
    inChannels: null,
    outChannels: null,
    kernel: [layer.kernel],
    stride: [strideOf(layer)],
    dilation: [layer.dilation ?? 1],
    groups: 1,
    bias: false,
  }
  if (layer.kind !== 'convT') return { op: 'conv', ...common, padding: [sides(layer.padding)], paddingMode: 'zeros' }
  return { op: 'convT', ...common, padding: [layer.padding ?? 0], outputPadding: [layer.outputPadding ?? 0] }
}
