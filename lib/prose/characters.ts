/** Characters that could not be told from our own marks, or that no HTML may hold. */
const UNWANTED = /[\u0000\p{Surrogate}\uE000-\uF8FF]/gu
const LINE_SEPARATORS = /[\u2028\u2029]/g
/** Overrides and isolates: they reorder what follows them, to the end of the line or beyond. */
export const DIRECTION_MARKS = /[\u202A-\u202E\u2066-\u2069]/g

const FIRST_HOLE = 0xe100
/** More holes than a template may have names and a text may have room for. */
export const MAX_HOLES = 0x400
const FIRST_INSERT = 0xe800

/** One hole as a single character, so that no parser and no highlighter can take it apart. */
export const HOLE = /[\uE100-\uE4FF]/g
/** One rendered formula or code block that waits to be put in. */
export const INSERT = /[\uE800-\uF7FF]/
export const MAX_INSERTS = 0x1000

const MARK = /\uE000(\d{1,4})\uE001/g

/**
 * A text as the renderer takes it: holes as single private characters; private, lone surrogate and NUL characters that
 * are none as U+FFFD.
 *
 * @param text - Markdown with `\uE000n\uE001` for hole n
 */
export function withHoleCharacters(text: string): string {
  let out = ''
  let done = 0
  for (const match of text.matchAll(MARK)) {
    const hole = Number(match[1])
    out +=
      cleaned(text.slice(done, match.index)) + (hole < MAX_HOLES ? String.fromCharCode(FIRST_HOLE + hole) : '\ufffd')
    done = match.index + match[0].length
  }
  return out + cleaned(text.slice(done))
}

/** The number of the hole that a character of {@link HOLE} stands for. */
export function holeNumber(character: string): number {
  return character.charCodeAt(0) - FIRST_HOLE
}

/** Holes as the rest of the program writes them, `\uE000n\uE001`. */
export function withHoleMarks(text: string): string {
  return text.replace(HOLE, (character) => `\uE000${holeNumber(character)}\uE001`)
}

/** The holes of a text written with {@link withHoleMarks}, each replaced. */
export function replaceHoleMarks(text: string, replace: (hole: number) => string): string {
  return text.replace(MARK, (_, hole: string) => replace(Number(hole)))
}

/** The character that stands for a piece of HTML of our own, put in after the text was made safe. @param index - whole, ≥ 0 */
export function insertCharacter(index: number): string {
  return String.fromCharCode(FIRST_INSERT + index)
}

/** Which piece a character stands for: the inverse of {@link insertCharacter}. */
export function insertNumber(character: string): number {
  return character.charCodeAt(0) - FIRST_INSERT
}

/** Text for HTML, in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character)
}

/** Without private characters, lone surrogates and NUL. */
export function cleaned(text: string): string {
  return text.replace(UNWANTED, '\ufffd').replace(LINE_SEPARATORS, '\n')
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
