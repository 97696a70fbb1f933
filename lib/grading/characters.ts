const SPACES = /[\s\u00a0\u2000-\u200f\u202a-\u202f\u205f\u2060-\u2069\u3000\ufeff]/
const MINUS = '\u2010\u2011\u2012\u2013\u2014\u2212\ufe63'
const TIMES = '\u00d7\u2715\u2716\u2a2f*'
const LOOKALIKES: Readonly<Record<string, string>> = {
  '\u3002': '.', // what a Chinese keyboard gives for a point
  '\u3001': ';',
  '\u3010': '[',
  '\u3011': ']',
  '\u3014': '(',
  '\u3015': ')',
  '\u2044': '/',
  '\u2215': '/',
  '\u00f7': '/',
}

/**
 * The text with full-width, Chinese and typographic forms of digits, marks and spaces replaced by their ASCII ones.
 *
 * One code unit gives one code unit, so that a position in the result is a position in what was typed. This is why it is
 * not NFKC, which would also read `2²` as 22.
 *
 * @param text - as typed
 * @returns text of the same length; every multiplication sign is `×`, every space, bidirectional or zero-width mark a space
 */
export function plainCharacters(text: string): string {
  let plain = ''
  for (let at = 0; at < text.length; at += 1) plain += plainCharacter(text.charAt(at))
  return plain
}

function plainCharacter(character: string): string {
  const code = character.charCodeAt(0)
  const narrow = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : character
  if (SPACES.test(narrow)) return ' '
  if (MINUS.includes(narrow)) return '-'
  if (TIMES.includes(narrow)) return '×'
  return LOOKALIKES[narrow] ?? narrow
}

/**
 * A short piece of what was typed, for a message: up to the next space, at most twenty characters, no half of a pair.
 *
 * @param text - as typed
 * @param at - index where the piece begins
 */
export function excerpt(text: string, at: number): string {
  const piece = [...text.slice(at)].slice(0, 20)
  const end = piece.findIndex((character) => SPACES.test(character))
  const shown = end > 0 ? piece.slice(0, end) : piece
  return shown.map((character) => (/^[\ud800-\udfff]$/.test(character) ? '\ufffd' : character)).join('')
}
