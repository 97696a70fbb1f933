/** A topic as a row of the outline: plain data, its numbers already written out. */
export interface OutlineRow {
  readonly id: string
  readonly parentId: string | null
  /** 0 for a top topic */
  readonly depth: number
  readonly label: string
  /** `lang` of the label */
  readonly lang: string
  /** 0 … 1; null when none of its cards was met */
  readonly recall: number | null
  /** recall with its band in words: `62% ±8`, `never met` */
  readonly recallText: string
  /** `60%`; empty when it has no cards */
  readonly coverageText: string
  /** `3 of 5`; empty when it has no cards */
  readonly metText: string
  readonly cards: number
  readonly due: number
  readonly hasChildren: boolean
  /** place among its siblings, from 1, and their number */
  readonly place: number
  readonly siblings: number
}

/** A row that is shown; `dimmed` when it only leads to a row that was searched for. */
export interface ShownRow extends OutlineRow {
  readonly unfolded: boolean
  readonly dimmed: boolean
}

/**
 * The rows that are shown, in the map's order. Without a search: every row whose topics above are all unfolded. With one:
 * the rows that hold the searched words, and, dimmed, the topics above them.
 *
 * @param rows - all rows in the map's order, a topic before those below it
 * @param unfolded - ids of unfolded topics
 * @param query - as typed; case, width and outer spaces do not count
 */
export function shownRows(
  rows: readonly OutlineRow[],
  unfolded: ReadonlySet<string>,
  query: string,
): readonly ShownRow[] {
  const sought = foldText(query)
  if (sought !== '') return searched(rows, sought)
  const open = new Set<string>()
  const shown: ShownRow[] = []
  for (const row of rows) {
    if (row.parentId !== null && !open.has(row.parentId)) continue
    const isOpen = row.hasChildren && unfolded.has(row.id)
    if (isOpen) open.add(row.id)
    shown.push({ ...row, unfolded: isOpen, dimmed: false })
  }
  return shown
}

/** What a key does in the tree: the focus goes to a row, or a row is folded or unfolded. */
export type TreeMove = { readonly focus: string } | { readonly fold: string } | { readonly unfold: string }

/**
 * What a key does when a row has the focus, as the treegrid pattern has it.
 *
 * @param shown - the rows on the screen
 * @param key - `KeyboardEvent.key`
 * @returns null when the key means nothing here
 * @see WAI-ARIA Authoring Practices, Treegrid
 */
export function treeMove(shown: readonly ShownRow[], active: string, key: string): TreeMove | null {
  const at = shown.findIndex((row) => row.id === active)
  const row = shown[at]
  if (row === undefined) return null
  const focusOn = (target: ShownRow | undefined): TreeMove | null => (target ? { focus: target.id } : null)
  switch (key) {
    case 'ArrowDown':
      return focusOn(shown[at + 1])
    case 'ArrowUp':
      return focusOn(shown[at - 1])
    case 'Home':
      return focusOn(shown[0])
    case 'End':
      return focusOn(shown.at(-1))
    case 'ArrowRight':
      if (!row.hasChildren) return null
      return row.unfolded ? focusOn(shown[at + 1]) : { unfold: row.id }
    case 'ArrowLeft':
      if (row.unfolded) return { fold: row.id }
      return row.parentId === null ? null : focusOn(shown.find(({ id }) => id === row.parentId))
    default:
      return null
  }
}

/**
 * The part of a label that a search found, for marking it.
 *
 * @returns the text before, within and after the find; null when it is not there
 */
export function foundPart(label: string, query: string): readonly [string, string, string] | null {
  const sought = foldText(query)
  // folding keeps the length for all that the map's labels hold; where it does not, nothing is marked
  const folded = foldText(label, false)
  const at = sought === '' || folded.length !== label.length ? -1 : folded.indexOf(sought)
  if (at < 0) return null
  return [label.slice(0, at), label.slice(at, at + sought.length), label.slice(at + sought.length)]
}

function searched(rows: readonly OutlineRow[], sought: string): readonly ShownRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const found = new Set<string>()
  const above = new Set<string>()
  for (const row of rows) {
    if (!foldText(row.label).includes(sought)) continue
    found.add(row.id)
    for (let id = row.parentId; id !== null; id = byId.get(id)?.parentId ?? null) above.add(id)
  }
  return rows
    .filter(({ id }) => found.has(id) || above.has(id))
    .map((row) => ({ ...row, unfolded: above.has(row.id), dimmed: !found.has(row.id) }))
}

/** A text as a search compares it: without case, width and outer spaces. */
export function foldText(text: string, trim = true): string {
  const folded = text.normalize('NFKC').toLowerCase()
  return trim ? folded.trim() : folded
}
