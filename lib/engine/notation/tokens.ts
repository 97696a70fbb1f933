import { NotationError, type Place } from './problem'

/** A piece of a line: a name or word, something that begins with a digit, or a sign. */
export interface Token extends Place {
  readonly kind: 'word' | 'number' | '<-' | ':' | '=' | ','
  readonly text: string
}

/** The tokens of one statement; never empty. */
export type Statement = readonly [Token, ...Token[]]

const TOKEN =
  /(?<space>[^\S\n]+)|(?<word>[A-Za-z_][A-Za-z0-9_.]*(?:-[A-Za-z][A-Za-z0-9_.]*)*)|(?<number>[+-]?\d[A-Za-z0-9_.:/-]*)|(?<sign><-|[:=,])/uy

/**
 * Cuts a text into statements and these into tokens. A line or a `;` ends a statement, `#` begins a comment.
 *
 * @throws NotationError `character_unexpected`
 */
export function readStatements(text: string): Statement[] {
  const statements: Statement[] = []
  text.split('\n').forEach((row, index) => {
    const comment = row.indexOf('#')
    const code = comment < 0 ? row : row.slice(0, comment)
    let start = 0
    for (const part of code.split(';')) {
      const [first, ...rest] = readTokens(part, { line: index + 1, column: start + 1 })
      if (first) statements.push([first, ...rest])
      start += part.length + 1
    }
  })
  return statements
}

function readTokens(text: string, { line, column }: Place): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    TOKEN.lastIndex = at
    const groups = TOKEN.exec(text)?.groups
    const place = { line, column: column + at }
    const found = groups?.word ?? groups?.number ?? groups?.sign
    if (found !== undefined) tokens.push({ kind: kindOf(groups, found), text: found, ...place })
    else if (groups?.space === undefined) throw unexpected(text, at, place)
    at = TOKEN.lastIndex
  }
  return tokens
}

function kindOf(groups: Record<string, string | undefined> | undefined, text: string): Token['kind'] {
  if (groups?.word !== undefined) return 'word'
  return groups?.number !== undefined ? 'number' : (text as '<-' | ':' | '=' | ',')
}

function unexpected(text: string, at: number, place: Place): NotationError {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
  return new NotationError('character_unexpected', place, { character }, LOOKALIKES[character])
}

/** Signs of other keyboards and papers, and what they stand for here. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  '×': 'x',
  '✕': 'x',
  '*': 'x',
  '：': ':',
  '，': ',',
  '；': ';',
  '＝': '=',
  '＃': '#',
  '←': '<-',
  '−': '-',
  '–': '-',
}
