import type { Network } from '@/lib/engine'

/** What one walk over a network costs, reading it among them: a layer is dearer than the node of an expression. */
export function layerSteps(network: Network): number {
  return STEPS_A_LAYER * network.nodes.length
}

/**
 * What reading a network will cost at least, told from its text: `repeat 100000` is short to write and long to read.
 * Nothing is checked; a text that is no network has some cost too.
 */
export function leastSteps(text: string): number {
  const rounds: number[] = []
  let factor = 1
  let layers = 0
  for (const statement of text.split(/[\n;]/)) {
    const times = /^\s*repeat\s+(\d+)/.exec(statement)?.[1]
    if (times !== undefined) {
      rounds.push(factor)
      factor *= Number(times)
    } else if (/^\s*end\b/.test(statement)) factor = rounds.pop() ?? 1
    else if (/^\s*[^\s#]/.test(statement)) layers += factor
  }
  return STEPS_A_LAYER * layers
}

const STEPS_A_LAYER = 5
