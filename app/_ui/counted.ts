/**
 * A sentence about a number that only the browser knows, worded by the server: its forms for none, one and many. Islands
 * take words in this way, since the translator itself would cost each page 4 kB.
 */
export interface Counted {
  readonly none: string
  readonly one: string
  readonly many: string
}

/** Stands in a sentence where a text comes in that only the browser knows. */
export const PLACE = '\uE000'

/**
 * Words a sentence for any count.
 *
 * @param word - the sentence for a number, from the catalogue; it writes the number once
 */
export function countedSentence(word: (count: number) => string): Counted {
  return { none: word(0), one: word(1), many: word(2).replace('2', COUNT_PLACE) }
}

/** The sentence for a count. */
export function counted(sentence: Counted, count: number): string {
  if (count === 0) return sentence.none
  return count === 1 ? sentence.one : sentence.many.replace(COUNT_PLACE, String(count))
}

/** A sentence with its {@link PLACE} filled in. */
export function placed(sentence: string, text: string): string {
  return sentence.split(PLACE).join(text)
}

const COUNT_PLACE = '\uE001'
