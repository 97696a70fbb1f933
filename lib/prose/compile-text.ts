import { HOLE, INSERT, holeNumber, insertNumber, withHoleCharacters, withHoleMarks } from './characters'
import type { CompiledText, Piece, ProseLanguage } from './compiled-text'
import { finishTree } from './finish-tree'
import type { Insert } from './finish-tree'
import { parseMarkdown, safeTree, writeHtml } from './markdown'
import { plainOf } from './plain-text'
import { ProseError } from './prose-error'
import { renderTex } from './render-tex'
import { checkTextBounds } from './text-bounds'
import type { TreeNode } from './tree'

export interface CompileOptions {
  /** a phrase: a single paragraph loses its `<p>` */
  readonly inline?: boolean
  /** language of the labels that a screen reader says; English if absent */
  readonly lang?: ProseLanguage
}

/**
 * Markdown with `$TeX$` → HTML in pieces, once; `fillText` makes a page's HTML of it for each instance.
 *
 * Holes (`\uE000n\uE001`, as `splitHoles` of the card room writes them) may stand in text, in code and in formulas. What
 * has no hole in it is rendered here.
 *
 * @param text - Markdown; raw HTML is shown as text, links lead to http, https and mail only
 * @throws {@link ProseError} with the bound that is passed, `image_refused` (there are no media), or `hole_lost` for a hole
 *   where no value can be shown, in an address
 */
export function compileText(text: string, { inline = false, lang = 'en' }: CompileOptions = {}): CompiledText {
  checkTextBounds(text)
  const source = withHoleCharacters(text)
  const markdown = parseMarkdown(source)
  refuseImages(markdown)
  const plain = withHoleMarks(plainOf(markdown))
  const tree = safeTree(markdown)
  const inserts = finishTree(tree, source, lang)
  const pieces = cutHoles(putIn(writeHtml(inline ? phraseOf(tree) : tree), inserts))
  checkHoles(source, pieces)
  return { pieces, plain }
}

function refuseImages(node: TreeNode): void {
  if (node.type === 'image' || node.type === 'imageReference') throw new ProseError('image_refused', 0, node.type)
  node.children?.forEach(refuseImages)
}

/** The content of a single paragraph; anything else as it is. */
function phraseOf(tree: TreeNode): TreeNode {
  const blocks = (tree.children ?? []).filter((node) => node.type !== 'text' || node.value?.trim() !== '')
  const [only] = blocks
  return blocks.length === 1 && only?.tagName === 'p' ? { type: 'root', children: only.children ?? [] } : tree
}

/** The written tree with formulas and code blocks in the places that were kept for them. */
function putIn(html: string, inserts: readonly Insert[]): Piece[] {
  return html.split(new RegExp(`(${INSERT.source})`)).map((part): Piece => {
    const insert = INSERT.test(part) ? inserts[insertNumber(part)] : undefined
    if (insert === undefined) return part
    if (insert.kind === 'html') return insert.html
    const { tex, display } = insert
    return tex.search(HOLE) < 0 ? renderTex(tex, display) : { tex: withHoleMarks(tex), display }
  })
}

/** Neighbouring strings made one, and cut where a hole is. */
function cutHoles(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = []
  const add = (piece: Piece): void => {
    const last = out.at(-1)
    if (piece === '') return
    if (typeof piece === 'string' && typeof last === 'string') out[out.length - 1] = last + piece
    else out.push(piece)
  }
  for (const piece of pieces) {
    if (typeof piece !== 'string') add(piece)
    else {
      for (const part of piece.split(new RegExp(`(${HOLE.source})`))) {
        add(part.search(HOLE) === 0 ? { hole: holeNumber(part) } : part)
      }
    }
  }
  return out
}

/** A hole in an address or in the name of a language is in no piece: its value would silently be missing. */
function checkHoles(source: string, pieces: readonly Piece[]): void {
  const shown = new Set<number>()
  for (const piece of pieces) {
    if (typeof piece === 'string') continue
    if ('hole' in piece) shown.add(piece.hole)
    else for (const [character] of withHoleCharacters(piece.tex).matchAll(HOLE)) shown.add(holeNumber(character))
  }
  for (const [character] of source.matchAll(HOLE)) {
    const hole = holeNumber(character)
    if (!shown.has(hole)) throw new ProseError('hole_lost', 0, hole)
  }
}
