import type { Position } from './position'
import { offsetAt, positionAt } from './position'

/** A text taken apart into what is fixed and what an instance fills in. */
export type SplitText =
  | {
      readonly ok: true
      /** the text with hole number n in place of the n-th `{=expr}`: `\uE000n\uE001` */
      readonly text: string
      readonly expressions: readonly string[]
      /** where each expression begins in the text */
      readonly positions: readonly Position[]
    }
  | { readonly ok: false; readonly problem: HoleProblem }

/** Why a text cannot be taken apart. */
export interface HoleProblem extends Position {
  readonly code: 'hole_not_closed' | 'reserved_character'
  readonly values: Readonly<Record<string, string | number>>
}

/**
 * Takes the holes `{=expr}` out of a text. A hole ends at its first `}` outside of words, so words may hold braces:
 * `{=if n == 1 then '{a}' else 'b'}`. The braces around a hole are left alone: in TeX `\frac{{=a}}{{=b}}` is right.
 *
 * @returns the text with numbered marks and the expressions as written; or the problem with its line and column: a hole
 * without an end, or one of the two private characters that mark holes
 */
export function splitHoles(text: string): SplitText {
  const reserved = text.search(/[\uE000\uE001]/)
  if (reserved >= 0) return refuse('reserved_character', text, reserved)
  const expressions: string[] = []
  const positions: Position[] = []
  let out = ''
  let done = 0
  for (let open = text.indexOf('{='); open >= 0; open = text.indexOf('{=', done)) {
    const start = open + 2
    const end = endOfHole(text, start)
    if (end === undefined) return refuse('hole_not_closed', text, open)
    out += `${text.slice(done, open)}\uE000${expressions.length}\uE001`
    expressions.push(text.slice(start, end))
    positions.push(positionAt(text, start))
    done = end + 1
  }
  return { ok: true, text: out + text.slice(done), expressions, positions }
}

/** Puts texts back into the holes of a split text. */
export function fillHoles(text: string, values: readonly string[]): string {
  return text.replace(/\uE000(\d+)\uE001/g, (_, index: string) => values[Number(index)] ?? '')
}

/**
 * Where a place of a filled text stands in the text as written; a place within a filled hole is the hole's.
 *
 * @param values - what the holes were filled with
 */
export function writtenPosition(
  { text, expressions }: Extract<SplitText, { ok: true }>,
  values: readonly string[],
  place: Position,
): Position {
  const fixed = text.split(/\uE000\d+\uE001/)
  const holes = expressions.map((expression) => `{=${expression}}`)
  const written = fillHoles(text, holes)
  let rest = offsetAt(fillHoles(text, values), place)
  let at = 0
  for (const [index, piece] of fixed.entries()) {
    if (rest <= piece.length) return positionAt(written, at + rest)
    at += piece.length
    rest -= piece.length
    const value = values[index] ?? ''
    if (rest < value.length) break
    at += holes[index]?.length ?? 0
    rest -= value.length
  }
  return positionAt(written, at)
}

function endOfHole(text: string, start: number): number | undefined {
  let inWords = false
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === "'") inWords = !inWords
    else if (text[at] === '}' && !inWords) return at
  }
  return undefined
}

function refuse(code: HoleProblem['code'], text: string, offset: number): SplitText {
  return {
    ok: false,
    problem: { code, ...positionAt(text, offset), values: { found: text.slice(offset, offset + 20) } },
  }
}
