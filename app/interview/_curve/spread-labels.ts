import type { Room } from '@/app/progress/_chart/plot'

/**
 * Moves labels apart that would lie over each other, no further than need be, and keeps them within the room.
 *
 * @param wanted - where each would stand best, in any order
 * @param apart - the least between two
 * @returns where each stands, in the same order
 */
export function spreadLabels(wanted: readonly number[], apart: number, { top, bottom }: Room): number[] {
  const order = wanted.map((_, place) => place).sort((a, b) => wanted[a]! - wanted[b]!)
  const clusters: { places: number[]; start: number }[] = []
  for (const place of order) {
    clusters.push({ places: [place], start: wanted[place]! })
    // two that touch stand together about the middle of what they wanted
    while (clusters.length > 1) {
      const [above, below] = [clusters.at(-2)!, clusters.at(-1)!]
      if (above.start + above.places.length * apart <= below.start) break
      const places = [...above.places, ...below.places]
      const middle = places.reduce((sum, one, rank) => sum + wanted[one]! - rank * apart, 0) / places.length
      clusters.splice(-2, 2, { places, start: middle })
    }
  }
  const stands = wanted.slice()
  let least = top
  for (const { places, start } of clusters) {
    for (const [rank, place] of places.entries()) {
      stands[place] = Math.max(least, start + rank * apart)
      least = stands[place] + apart
    }
  }
  let most = bottom
  for (const place of order.toReversed()) {
    stands[place] = Math.min(most, stands[place]!)
    most = stands[place] - apart
  }
  return stands
}
