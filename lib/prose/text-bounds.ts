import { LIMITS } from '@/lib/limits'
import { ProseError } from './prose-error'

/** One in twenty characters of the longest text: what the parser still takes a tenth of a second for at worst. */
const MAX_MARKS = LIMITS.fieldCharacters.limit / 20

/**
 * Refuses what the Markdown parser would take long for, in one pass over the characters and before it sees them: length,
 * nesting, links, table size, and the numbers of lines and of marks (its time for emphasis and brackets grows with their square).
 *
 * @throws {@link ProseError} with the code of the bound that is passed
 */
export function checkTextBounds(text: string): void {
  refuseBeyond(LIMITS.fieldCharacters, text.length)
  refuseBeyond(LIMITS.textLinks, count(text, /\]\(|\]:|\]\[|https?:|www\.|@/gi))
  const marks = count(text, /[*_~`[\]]+|</g) + count(text, /^[ \t]*(?:[-+*>]|\d+[.)]|#)/gm)
  if (marks > MAX_MARKS) throw new ProseError(LIMITS.fieldCharacters.code, MAX_MARKS, marks)
  const lines = text.split('\n')
  if (lines.length > MAX_MARKS) throw new ProseError(LIMITS.fieldCharacters.code, MAX_MARKS, lines.length)
  const lists: number[] = []
  let brackets = 0
  let tableRows = 0
  for (const line of lines) {
    refuseBeyond(LIMITS.textNesting, depthOfLine(line, lists))
    brackets = line.trim() === '' ? 0 : bracketDepth(line, brackets)
    const columns = count(line, /\|/g)
    refuseBeyond(LIMITS.tableColumns, columns - 1)
    tableRows = columns === 0 ? 0 : tableRows + 1
    refuseBeyond(LIMITS.tableRows, tableRows)
  }
}

function refuseBeyond({ limit, code }: { limit: number; code: ProseError['code'] }, found: number): void {
  if (found > limit) throw new ProseError(code, limit, found)
}

function count(text: string, pattern: RegExp): number {
  let found = 0
  for (const match of text.matchAll(pattern)) found += match[0].length > 0 ? 1 : 0
  return found
}

/**
 * How many quotations and lists a line stands in: those it opens itself, and the lists of the lines before it that its
 * indentation may continue. Counts rather more than the parser would make of it.
 *
 * @param lists - columns of the list marks that are open, kept from line to line
 */
function depthOfLine(line: string, lists: number[]): number {
  let column = 0
  let quotations = 0
  for (;;) {
    const mark = /^(?:[ \t]*)(>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))/.exec(line.slice(column, column + 200))
    if (!mark) break
    const start = column + mark[0].length - (mark[1] ?? '').length
    column += mark[0].length
    if (mark[1] === '>') quotations += 1
    else {
      while ((lists.at(-1) ?? -1) >= start) lists.pop()
      lists.push(start)
    }
    if (quotations + lists.length > LIMITS.textNesting.limit) break
  }
  return quotations + lists.length
}

/** The most brackets that are open at once within a paragraph, or at least so many that the bound is passed. */
function bracketDepth(line: string, before: number): number {
  let open = before
  for (const bracket of line) {
    if (bracket === '[') open += 1
    else if (bracket === ']') open = Math.max(0, open - 1)
    refuseBeyond(LIMITS.textNesting, open)
  }
  return open
}
