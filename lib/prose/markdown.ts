import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import type { Processor } from 'unified'
import type { TreeNode } from './tree'

/**
 * Markup that card texts do without. Raw HTML is plain text this way rather than something to take out again; footnotes
 * would make ids; underlined headings and code by indentation are made by accident more often than on purpose.
 */
const LEFT_OUT = [
  'htmlFlow',
  'htmlText',
  'setextUnderline',
  'codeIndented',
  'gfmFootnoteDefinition',
  'gfmFootnoteCall',
  'gfmPotentialFootnoteCall',
]

function leaveOut(this: Processor): void {
  const data = this.data() as { micromarkExtensions?: object[] }
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: LEFT_OUT } }]
}

/** Everything that may stand in the tree when KaTeX and the highlighter get to see it. */
const ALLOWED = {
  tagNames: [
    ...['p', 'br', 'hr', 'em', 'strong', 'del', 'blockquote', 'ul', 'ol', 'li', 'a', 'code', 'pre'],
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  attributes: {
    a: ['href'],
    ol: ['start'],
    th: [['align', 'left', 'center', 'right']],
    td: [['align', 'left', 'center', 'right']],
    code: [['className', 'math-inline', 'math-display', /^language-[\w+#.-]{1,30}$/]],
  },
  ancestors: { li: ['ul', 'ol'], tbody: ['table'], td: ['table'], th: ['table'], thead: ['table'], tr: ['table'] },
  protocols: { href: ['http', 'https', 'mailto'] },
  clobberPrefix: 'prose-',
  clobber: ['id', 'name'],
} satisfies Parameters<typeof rehypeSanitize>[0]

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkMath)
  .use(leaveOut)
  .use(remarkRehype)
  .use(rehypeSanitize, ALLOWED)
  .use(rehypeStringify)
  .freeze()

type MarkdownRoot = ReturnType<typeof processor.parse>
type HtmlRoot = Parameters<typeof processor.stringify>[0]

/** Markdown → its tree, with positions in the text. */
export function parseMarkdown(text: string): TreeNode {
  return processor.parse(text)
}

/** The tree of Markdown → the tree of HTML, with nothing in it but what is allowed. */
export function safeTree(markdown: TreeNode): TreeNode {
  return processor.runSync(markdown as MarkdownRoot)
}

/** The HTML of a tree from {@link safeTree}. */
export function writeHtml(tree: TreeNode): string {
  return processor.stringify(tree as HtmlRoot)
}
