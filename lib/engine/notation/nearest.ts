/**
 * The word of a list that a mistyped one most likely stood for.
 *
 * @returns undefined where none is near: more than a third of the letters would have to change
 */
export function nearestWord(typed: string, words: Iterable<string>): string | undefined {
  const folded = typed.toLowerCase()
  let best: string | undefined
  let least = Math.floor(Math.max(folded.length, 3) / 3) + 1
  for (const word of words) {
    if (Math.abs(word.length - folded.length) >= least) continue
    const distance = editDistance(folded, word.toLowerCase())
    if (distance < least) {
      least = distance
      best = word
    }
  }
  return best
}

/** Letters to add, drop, change or swap with their neighbour. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + change)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1)
      row.push(cost)
    }
    beforeLast = last
    last = row
  }
  return last[b.length] ?? 0
}
