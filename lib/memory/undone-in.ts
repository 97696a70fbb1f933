/** A line of the log as far as undos go. */
export interface Undoable {
  readonly id: string
  readonly type: string
  /** what an undo or redo points at; of another entry the batch that it belongs to */
  readonly target: string | null
}

/**
 * Which lines of a log do not count: those about which, or about whose batch, the last word is an undo.
 *
 * The same rule as that of `effectiveEntries`, for who reads the columns of many entries and not their bodies.
 *
 * @param lines - in the order of the replay, with the undos and redos that point at them
 * @see DATA.md §6, replay rule 1
 */
export function undoneIn(lines: readonly Undoable[]): (line: Undoable) => boolean {
  const lastWord = new Map<string, { readonly undone: boolean; readonly place: number }>()
  for (const [place, { type, target }] of lines.entries()) {
    if ((type === 'undo' || type === 'redo') && target !== null)
      lastWord.set(target, { undone: type === 'undo', place })
  }
  return ({ id, type, target }) => {
    const own = lastWord.get(id)
    const batch = target !== null && type !== 'undo' && type !== 'redo' ? lastWord.get(target) : undefined
    const last = own !== undefined && batch !== undefined && batch.place > own.place ? batch : (own ?? batch)
    return last?.undone === true
  }
}
