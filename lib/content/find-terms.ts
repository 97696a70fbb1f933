import type { Language } from '@/lib/card'
import type { Term } from './file-schemas'

/** A wording of a term that stands in a text. */
export interface FoundTerm {
  /** as it stands in the text */
  readonly wording: string
  /** those that are worded so; “bias” is two */
  readonly terms: readonly Term[]
}

/** Finds the terms of a glossary in texts of one language. */
export type TermFinder = (text: string) => FoundTerm[]

/**
 * Makes a finder of the terms' wordings, which of several at one place takes the longest: “label shift” is no “shift”.
 * English words are whole words; a wording with capitals, as BN, stands as it is written.
 *
 * @param terms - of the glossary
 */
export function termFinder(terms: readonly Term[], language: Language): TermFinder {
  const byWording = new Map<string, Term[]>()
  for (const term of terms) {
    for (const wording of new Set(wordingsOf(term, language).map(key))) {
      byWording.set(wording, [...(byWording.get(wording) ?? []), term])
    }
  }
  const pattern = patternOf([...byWording.keys()])
  return (text) =>
    [...text.toLowerCase().matchAll(pattern)].flatMap(({ 0: lower, index }) => {
      const wording = text.slice(index, index + lower.length)
      const found = byWording.get(wording) ?? byWording.get(lower)
      return found === undefined ? [] : [{ wording, terms: found }]
    })
}

/**
 * All wordings of a term in one language. What stands in brackets tells the term from another one and is not read in
 * texts; `步长（jump）` is worded `步长`.
 */
export function wordingsOf(term: Term, language: Language): string[] {
  return [term[language].replace(/\s*[(（][^)）]*[)）]\s*/g, ' ').trim(), ...term.also[language]]
}

/** A word in capitals is found as it is written, others in either case. */
const key = (wording: string): string => (/\p{Lu}.*\p{Lu}/u.test(wording) ? wording : wording.toLowerCase())

/** Of lower-case text, since a pattern that ignores case tries every wording at every letter. */
function patternOf(wordings: readonly string[]): RegExp {
  const longestFirst = [...new Set(wordings.map((wording) => wording.toLowerCase()))].sort(
    (a, b) => b.length - a.length,
  )
  const written = (isWord: boolean): string =>
    longestFirst
      .filter((wording) => STARTS_AS_WORD.test(wording) === isWord)
      .map((wording) => `${escaped(wording)}${ENDS_AS_WORD.test(wording) ? '(?![\\p{Script=Latin}\\p{N}])' : ''}`)
      .join('|')
  const parts = [
    [written(true), '(?<![\\p{Script=Latin}\\p{N}-])'],
    [written(false), ''],
  ].flatMap(([words, before]) => (words === '' ? [] : [`${before}(?:${words})`]))
  return new RegExp(parts.join('|'), 'gu')
}

const STARTS_AS_WORD = /^[\p{Script=Latin}\p{N}]/u
const ENDS_AS_WORD = /[\p{Script=Latin}\p{N}]$/u

function escaped(wording: string): string {
  return wording.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
