import { readFileSync } from 'node:fs'
import { networkOfNodes, type Network, type NodeJson } from '@/lib/engine'

/** A node as the golden data writes it, with what PyTorch gave. */
export interface GoldenNode extends NodeJson {
  readonly out: readonly number[]
  readonly params: number
  readonly macs: number
}

/** The cases of a golden file, one JSON object a line. */
export function goldenCases<Case>(name: string): Case[] {
  const text = readFileSync(new URL(`../golden/${name}`, import.meta.url), 'utf8')
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Case)
}

/** The network of a golden graph. */
export function goldenNetwork(input: readonly number[], nodes: readonly GoldenNode[]): Network {
  return networkOfNodes(input, nodes)
}
