/** Rows of few entries each: the entries of row r are `starts[r]` up to `starts[r + 1]`. */
export interface SparseRows {
  readonly starts: Int32Array
  readonly points: Int32Array
  readonly shares: Float64Array
}

/** Four outcomes of a visit, each spread over four points. */
const MOST_ENTRIES = 16

/** Fills rows one after the other; entries of a row that fall on one point are added up. */
export class SparseRowsBuilder {
  readonly #starts: Int32Array
  readonly #points: Int32Array
  readonly #shares: Float64Array
  #row = 0
  #end = 0

  constructor(rows: number) {
    this.#starts = new Int32Array(rows + 1)
    this.#points = new Int32Array(rows * MOST_ENTRIES)
    this.#shares = new Float64Array(rows * MOST_ENTRIES)
  }

  readonly add = (point: number, share: number): void => {
    if (share === 0) return
    for (let at = this.#starts[this.#row]!; at < this.#end; at++) {
      if (this.#points[at] === point) {
        this.#shares[at]! += share
        return
      }
    }
    this.#points[this.#end] = point
    this.#shares[this.#end] = share
    this.#end += 1
  }

  endRow(): void {
    this.#row += 1
    this.#starts[this.#row] = this.#end
  }

  build(): SparseRows {
    return {
      starts: this.#starts,
      points: this.#points.slice(0, this.#end),
      shares: this.#shares.slice(0, this.#end),
    }
  }
}

/** The expectation of a value over a row. @param base - where the value's points begin */
export function expectation(rows: SparseRows, row: number, values: Float64Array, base: number): number {
  const { starts, points, shares } = rows
  const end = starts[row + 1]!
  let sum = 0
  for (let at = starts[row]!; at < end; at++) sum += shares[at]! * values[base + points[at]!]!
  return sum
}

/** Adds an amount to the points of a row, each its share. @param base - where the sums' points begin */
export function distribute(rows: SparseRows, row: number, amount: number, sums: Float64Array, base: number): void {
  const { starts, points, shares } = rows
  const end = starts[row + 1]!
  for (let at = starts[row]!; at < end; at++) sums[base + points[at]!]! += amount * shares[at]!
}
