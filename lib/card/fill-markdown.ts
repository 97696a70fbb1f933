import type { HoleValue } from './format-value'

/**
 * Puts values into a text that stays Markdown: as TeX within `$…$`, as text elsewhere.
 *
 * @param text - with holes as `splitHoles` marks them
 */
export function fillMarkdown(text: string, values: readonly HoleValue[]): string {
  return text.replace(CODE_FORMULA_OR_REST, (part) => {
    const form = part.startsWith('$') ? 'tex' : 'text'
    return part.replace(HOLE, (_, index: string) => values[Number(index)]?.[form] ?? '')
  })
}

const CODE_FORMULA_OR_REST = /`[^`]*`|\$\$[\s\S]*?\$\$|\$[^$]*\$|[^`$]+/g
const HOLE = /\uE000(\d+)\uE001/g
