/**
 * The known name that a mistyped one most likely stood for: fewest letters to add, drop or change, at most a third of
 * them (one in a short name).
 */
export function nearestName(typed: string, known: Iterable<string>): string | undefined {
  const most = Math.max(1, Math.floor(typed.length / 3))
  let best: string | undefined
  let least = most + 1
  for (const name of known) {
    // a long text is no misspelling of a short name: the lengths tell without the table
    if (Math.abs(name.length - typed.length) >= least) continue
    const distance = editDistance(typed.toLowerCase(), name.toLowerCase())
    if (distance < least) [best, least] = [name, distance]
  }
  return best
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
