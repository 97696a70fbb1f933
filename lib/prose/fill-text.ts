import { DIRECTION_MARKS, cleaned, escapeHtml, replaceHoleMarks } from './characters'
import type { CompiledText, HoleText } from './compiled-text'
import { ProseError } from './prose-error'
import { renderTex } from './render-tex'

/**
 * The HTML of a compiled text for one instance.
 *
 * A value in a formula gets braces of its own, so that `2^{=k}` is a power of the whole number.
 *
 * @param values - by number of the hole; shown as text, never read as markup
 * @throws {@link ProseError} `value_missing` for a hole without a value: text and values are of different cards
 */
export function fillText({ pieces }: CompiledText, values: readonly HoleText[]): string {
  const valueOf = (hole: number): HoleText => {
    const value = values[hole]
    if (value === undefined) throw new ProseError('value_missing', values.length, hole)
    return value
  }
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece
      if ('hole' in piece) return escapeHtml(cleaned(valueOf(piece.hole).text).replace(DIRECTION_MARKS, ''))
      return renderTex(
        replaceHoleMarks(piece.tex, (hole) => `{${valueOf(hole).tex}}`),
        piece.display,
      )
    })
    .join('')
}
