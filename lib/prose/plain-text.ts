import { DIRECTION_MARKS, replaceHoleMarks } from './characters'
import type { CompiledText, HoleText } from './compiled-text'
import { plainTex } from './plain-tex'
import type { TreeNode } from './tree'

const BLOCKS = new Set(['paragraph', 'heading', 'listItem', 'tableCell', 'code', 'math', 'break', 'thematicBreak'])

/**
 * A compiled text as one line without markup: for titles, search and rows of a table. Formulas are put roughly, `k²` as
 * `k^2`.
 *
 * @param values - by number of the hole; a hole without a value is `…`
 */
export function plainText({ plain }: CompiledText, values: readonly HoleText[] = []): string {
  return replaceHoleMarks(plain, (hole) => values[hole]?.text ?? '…')
}

/** The text of a Markdown tree, blocks parted by spaces. */
export function plainOf(markdown: TreeNode): string {
  return write(markdown).replace(DIRECTION_MARKS, '').replace(/\s+/g, ' ').trim()
}

function write(node: TreeNode): string {
  const isFormula = node.type === 'inlineMath' || node.type === 'math'
  const text = isFormula ? plainTex(node.value ?? '') : (node.value ?? (node.children ?? []).map(write).join(''))
  return BLOCKS.has(node.type) ? `${text} ` : text
}
