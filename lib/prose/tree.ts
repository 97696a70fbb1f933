/** A node of either tree, as far as the renderer looks at it. */
export interface TreeNode {
  type: string
  tagName?: string
  value?: string
  properties?: Record<string, unknown>
  children?: TreeNode[]
  position?: { start: { offset?: number | undefined } } | undefined
}

/** An HTML element of a tree. @param properties - by their names in the DOM, `className` */
export function element(tagName: string, properties: Record<string, unknown>, children: TreeNode[]): TreeNode {
  return { type: 'element', tagName, properties, children }
}

/** A text of a tree, escaped when it is written. */
export function textNode(value: string): TreeNode {
  return { type: 'text', value }
}

/** Goes through a tree from the leaves up; what is returned for a child stands in its place. */
export function mapChildren(node: TreeNode, change: (child: TreeNode) => TreeNode[]): void {
  if (!node.children) return
  for (const child of node.children) mapChildren(child, change)
  node.children = node.children.flatMap(change)
}

/** The text of a node and all below it. */
export function textOf(node: TreeNode): string {
  return node.value ?? (node.children ?? []).map(textOf).join('')
}
