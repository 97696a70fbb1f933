import type { AnswerKey } from './answer-key'

export interface ClozeGrade {
  readonly verdict: 'right' | 'wrong'
  /** per blank, in order; an empty or absent one is wrong */
  readonly perBlank: readonly boolean[]
}

/**
 * Judges the blanks of a cloze; case, width, spaces and the kind of minus do not matter.
 *
 * @param key - `accepted`: per blank its forms, of both languages
 * @param blanks - what was typed, in order
 */
export function gradeCloze(key: Pick<AnswerKey, 'accepted'>, blanks: readonly string[]): ClozeGrade {
  const accepted = key.accepted ?? []
  const perBlank = accepted.map((forms, position) => {
    const typed = fold(blanks[position] ?? '')
    return typed !== '' && forms.some((form) => fold(form) === typed)
  })
  return { verdict: perBlank.length > 0 && perBlank.every(Boolean) ? 'right' : 'wrong', perBlank }
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2010-\u2014\u2212]/g, '-')
    .replace(/[\s\u200b-\u200f\u2060\ufeff]/g, '')
}
