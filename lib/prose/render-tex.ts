import katex from 'katex'
import { LIMITS } from '@/lib/limits'
import { cleaned, DIRECTION_MARKS, escapeHtml } from './characters'
import { ProseError } from './prose-error'

/**
 * A formula as HTML and MathML. Never throws: what cannot be rendered is shown as it was written, as `code.katex-error`.
 *
 * KaTeX is asked to throw, so that a misspelt command is an error that can be found; left to itself it would print the
 * command in red and say nothing.
 *
 * @param tex - without dollar signs
 * @param display - on a line of its own
 */
export function renderTex(tex: string, display: boolean): string {
  const source = cleaned(tex).replace(DIRECTION_MARKS, '')
  try {
    checkFormulaBounds(source)
    return katex.renderToString(source, {
      displayMode: display,
      output: 'htmlAndMathml',
      throwOnError: true,
      trust: false,
      strict: 'ignore',
      maxExpand: 200,
      maxSize: 20,
    })
  } catch {
    // nesting ends in a RangeError rather than in KaTeX's own error
    return `<code class="katex-error">${escapeHtml(source.slice(0, LIMITS.formulaCharacters.limit))}</code>`
  }
}

/**
 * Refuses a formula that KaTeX would take long for.
 *
 * @throws {@link ProseError} `formula_too_long`
 */
export function checkFormulaBounds(tex: string): void {
  const { formulaCharacters, formulaBraceDepth } = LIMITS
  if (tex.length > formulaCharacters.limit) {
    throw new ProseError(formulaCharacters.code, formulaCharacters.limit, tex.length)
  }
  let depth = 0
  for (const character of tex) {
    if (character === '{') depth += 1
    else if (character === '}') depth -= 1
    if (depth > formulaBraceDepth.limit) throw new ProseError(formulaBraceDepth.code, formulaBraceDepth.limit, depth)
  }
}
