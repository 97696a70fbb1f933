/** A place in a text: line and column from 1, columns in UTF-16 code units. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** The line and column of an offset (0-based, in UTF-16 code units) in a text; `\n` ends a line. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset)
  const lineStart = before.lastIndexOf('\n') + 1
  return { line: before.split('\n').length, column: offset - lineStart + 1 }
}

/** Where a place of an inner text lies in the outer one, given where the inner one begins there. */
export function positionWithin(start: Position, inner: Position): Position {
  return inner.line === 1
    ? { line: start.line, column: start.column + inner.column - 1 }
    : { line: start.line + inner.line - 1, column: inner.column }
}

/** The offset of a line and column in a text; its end if the text has no such place. */
export function offsetAt(text: string, { line, column }: Position): number {
  const before = text.split('\n').slice(0, line - 1)
  return Math.min(text.length, before.reduce((total, row) => total + row.length + 1, 0) + column - 1)
}
