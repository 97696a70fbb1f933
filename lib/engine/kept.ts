import type { Network } from './network'

/**
 * A calculation on a network and an axis that is done once for each: networks are never changed, so what was found stays
 * true as long as the network is there.
 */
export function keptPerAxis<T>(
  calculate: (network: Network, axis: number) => T,
): (network: Network, axis: number) => T {
  const known = new WeakMap<Network, Map<number, T>>()
  return (network, axis) => {
    const ofNetwork = known.get(network) ?? new Map<number, T>()
    known.set(network, ofNetwork)
    const before = ofNetwork.get(axis)
    if (before !== undefined) return before
    const found = calculate(network, axis)
    ofNetwork.set(axis, found)
    return found
  }
}
