import { DIRECTION_MARKS, MAX_INSERTS, insertCharacter, insertNumber } from './characters'
import type { ProseLanguage } from './compiled-text'
import { labelOf } from './labels'
import type { Scrollable } from './labels'
import { ProseError } from './prose-error'
import { renderCode } from './render-code'
import { checkFormulaBounds } from './render-tex'
import { element, mapChildren, textNode, textOf } from './tree'
import type { TreeNode } from './tree'

/** What is written by KaTeX or the highlighter, and put into the HTML afterwards. */
export type Insert =
  | { readonly kind: 'html'; readonly html: string }
  | { readonly kind: 'tex'; readonly tex: string; readonly display: boolean; readonly doubled: boolean }

/**
 * Makes the checked tree fit to be shown: links without a safe address become text, tables and formulas can be scrolled,
 * direction marks act on their own text alone. Formulas and code blocks become single characters that stand for them.
 *
 * Runs after the allow-list, because KaTeX's and the highlighter's markup would not pass it.
 *
 * @param tree - of `safeTree`; changed in place
 * @param source - the text that it came from
 * @returns what the characters stand for
 * @throws `ProseError` `formula_too_long`
 */
export function finishTree(tree: TreeNode, source: string, lang: ProseLanguage): Insert[] {
  const inserts: Insert[] = []
  const keep = (insert: Insert): TreeNode => {
    if (inserts.length >= MAX_INSERTS) throw new ProseError('text_too_long', MAX_INSERTS, inserts.length + 1)
    inserts.push(insert)
    return textNode(insertCharacter(inserts.length - 1))
  }
  mapChildren(tree, (node) => {
    if (node.type === 'text') return isolated(node)
    switch (node.tagName) {
      case 'a':
        return link(node)
      case 'p':
        return [loneFormula(node, inserts, lang) ?? node]
      case 'code':
        return [inlineFormula(node, source, keep) ?? node]
      case 'pre':
        return [block(node, keep, lang)]
      case 'table':
        return [scrolling('table', lang, [node])]
      case 'th':
        // a header without a name is none for a screen reader
        return [textOf(node).trim() === '' ? { ...node, tagName: 'td' } : node]
      default:
        return [lowered(node)]
    }
  })
  return inserts
}

function isolated(node: TreeNode): TreeNode[] {
  return (node.value ?? '').search(DIRECTION_MARKS) < 0 ? [node] : [element('bdi', {}, [node])]
}

function link(node: TreeNode): TreeNode[] {
  const href = String(node.properties?.['href'] ?? '')
  if (!/^(?:https?:\/\/|mailto:)/i.test(href)) return node.children ?? []
  return [element('a', { href, rel: 'noopener noreferrer' }, node.children ?? [])]
}

/** The page has the first heading; those of a text come below it. */
function lowered(node: TreeNode): TreeNode {
  const level = /^h([1-5])$/.exec(node.tagName ?? '')?.[1]
  return level === undefined ? node : { ...node, tagName: `h${Number(level) + 1}` }
}

function inlineFormula(node: TreeNode, source: string, keep: (insert: Insert) => TreeNode): TreeNode | null {
  if (!hasClass(node, 'math-inline')) return null
  const doubled = source.startsWith('$$', node.position?.start.offset ?? source.length)
  return keep({ kind: 'tex', tex: formulaOf(node), display: false, doubled })
}

/** `$$…$$` on one line is a formula within the text to the parser; alone in its paragraph it is meant to be displayed. */
function loneFormula(node: TreeNode, inserts: Insert[], lang: ProseLanguage): TreeNode | null {
  const [only] = node.children ?? []
  if (node.children?.length !== 1 || only?.type !== 'text' || only.value?.length !== 1) return null
  const index = insertNumber(only.value)
  const insert = inserts[index]
  if (insert?.kind !== 'tex' || !insert.doubled) return null
  inserts[index] = { ...insert, display: true }
  return scrolling('formula', lang, [only])
}

function block(node: TreeNode, keep: (insert: Insert) => TreeNode, lang: ProseLanguage): TreeNode {
  const code = node.children?.find(({ tagName }) => tagName === 'code') ?? node
  if (hasClass(code, 'math-display')) {
    return scrolling('formula', lang, [keep({ kind: 'tex', tex: formulaOf(code), display: true, doubled: true })])
  }
  const language = classesOf(code).find((name) => name.startsWith('language-'))
  const text = textOf(code).replace(/\n$/, '')
  return keep({ kind: 'html', html: renderCode(text, language?.slice('language-'.length) ?? '', lang) })
}

function formulaOf(node: TreeNode): string {
  const tex = textOf(node).replace(DIRECTION_MARKS, '')
  checkFormulaBounds(tex)
  return tex
}

function scrolling(thing: Scrollable, lang: ProseLanguage, children: TreeNode[]): TreeNode {
  return element(
    'div',
    { className: [`prose-${thing}`], tabIndex: 0, role: 'group', ariaLabel: labelOf(thing, lang) },
    children,
  )
}

function hasClass(node: TreeNode, name: string): boolean {
  return classesOf(node).includes(name)
}

function classesOf(node: TreeNode): string[] {
  const names = node.properties?.['className']
  return Array.isArray(names) ? names.map(String) : []
}
