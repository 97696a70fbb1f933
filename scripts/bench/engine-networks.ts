import { readFileSync } from 'node:fs'
import { networkOfNodes, type Network, type NodeJson } from '@/lib/engine'

/** Makes a network anew each time: the engine keeps what it has found for each network. */
export type NetworkMaker = () => Network

const resnetFile = new URL('../../tests/golden/models/resnet152.json', import.meta.url)

/** ResNet-152 as torchvision has it, up to its last layer on a grid or all of it. */
export function resnet152(rows: number, columns: number, part: 'grid' | 'all'): NetworkMaker {
  const { nodes } = JSON.parse(readFileSync(resnetFile, 'utf8')) as { readonly nodes: readonly NodeJson[] }
  const end = part === 'all' ? nodes.length : nodes.findIndex(({ id }) => id === 'avgpool')
  return () => networkOfNodes([1, 3, rows, columns], nodes.slice(0, end))
}

const CHANNELS = 16
/** Layers of stride 2 in the random graph. */
const HALVED_AT: ReadonlySet<number> = new Set([50, 350, 700])
const LONGEST_SKIP = 20

/** A random graph in two dimensions, the same each time: convolutions, norms, activations, pools, sums and concatenations. */
export function randomGraph(layers: number): NetworkMaker {
  const random = sequence(152)
  const nodes: NodeJson[] = [convolution('n0', 'x', { channels: 3, kernel: 3, stride: 1, dilation: 1 })]
  let stage = 0
  let channels = CHANNELS
  for (let index = 1; index < layers; index += 1) {
    const [id, before] = [`n${index}`, `n${index - 1}`]
    const choice = random()
    if (HALVED_AT.has(index) || channels !== CHANNELS) {
      const stride = HALVED_AT.has(index) ? 2 : 1
      nodes.push(convolution(id, before, { channels, kernel: stride === 2 ? 3 : 1, stride, dilation: 1 }))
      if (stride === 2) stage = index
      channels = CHANNELS
    } else if (choice < 0.35) {
      const [kernel, dilation] = [random() < 0.7 ? 3 : 5, random() < 0.8 ? 1 : 2]
      nodes.push(convolution(id, before, { channels, kernel, stride: 1, dilation }))
    } else if (choice < 0.5) {
      nodes.push({ id, op: 'batchnorm', p: { dim: 2, c: channels, affine: true, track: true }, in: [before] })
    } else if (choice < 0.65) {
      nodes.push({ id, op: 'relu', p: {}, in: [before] })
    } else if (choice < 0.7) {
      const p = { dim: 2, k: [3, 3], s: [1, 1], pad: [1, 1], d: [1, 1], ceil: false }
      nodes.push({ id, op: 'maxpool', p, in: [before] })
    } else {
      const other = merged(nodes, index, { stage, random })
      const op = choice < 0.9 ? 'add' : 'concat'
      nodes.push({ id, op, p: op === 'concat' ? { dim: 1 } : {}, in: [before, other] })
      if (op === 'concat') channels = 2 * CHANNELS
    }
  }
  return () => networkOfNodes([1, 3, 16_384, 16], nodes)
}

/** An earlier layer of the same grid and the same channels. */
function merged(
  nodes: readonly NodeJson[],
  index: number,
  { stage, random }: { readonly stage: number; readonly random: () => number },
): string {
  const earliest = Math.max(stage, index - LONGEST_SKIP)
  for (let at = earliest + Math.floor(random() * (index - earliest)); at < index; at += 1) {
    const node = nodes[at]
    if (node && node.op !== 'concat') return node.id
  }
  return `n${index - 1}`
}

/** 20 layers on an axis of a million positions, strided and dilated so that the sets have holes. */
export function longAxis(): NetworkMaker {
  const nodes = Array.from({ length: 20 }, (_, index): NodeJson => {
    const [k, s, d] = [[3], [index % 2 === 1 ? 2 : 1], [1 + (index % 3)]]
    const p = { dim: 1, cin: 1, out: 1, k, s, pad: [1], d, g: 1, bias: true }
    return { id: `n${index}`, op: 'conv', p, in: [index === 0 ? 'x' : `n${index - 1}`] }
  })
  return () => networkOfNodes([1, 1, 1_000_000], nodes)
}

/** A chain of convolutions and activations. */
export function deepChain(layers: number): NetworkMaker {
  const nodes = Array.from({ length: layers }, (_, index): NodeJson => {
    const [id, before] = [`n${index}`, index === 0 ? 'x' : `n${index - 1}`]
    if (index % 2 === 1) return { id, op: 'relu', p: {}, in: [before] }
    return convolution(id, before, { channels: index === 0 ? 3 : CHANNELS, kernel: 3, stride: 1, dilation: 1 })
  })
  return () => networkOfNodes([1, 3, 64, 64], nodes)
}

interface Square {
  readonly channels: number
  readonly kernel: number
  readonly stride: number
  readonly dilation: number
}

/** A convolution that keeps the lengths, or halves them. */
function convolution(id: string, source: string, { channels, kernel, stride, dilation }: Square): NodeJson {
  const both = (value: number): readonly number[] => [value, value]
  const pad = both((dilation * (kernel - 1)) / 2)
  const window = { k: both(kernel), s: both(stride), d: both(dilation), pad }
  return { id, op: 'conv', p: { dim: 2, cin: channels, out: CHANNELS, ...window, g: 1, bias: false }, in: [source] }
}

/** Numbers in 0 … 1, the same each time. */
function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
