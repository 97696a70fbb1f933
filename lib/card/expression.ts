import type { ConstantName, FunctionName } from './names'
import type { NumberValue } from './value'

/** A parsed expression with the text it came from (positions are counted in it). */
export interface Expression {
  readonly text: string
  readonly root: Node
}

/** The syntax tree. Chains are flat, so that only brackets and their like make it deep. `at` is an offset in the text. */
export type Node =
  | { readonly type: 'number'; readonly value: NumberValue; readonly at: number }
  | { readonly type: 'constant'; readonly name: ConstantName; readonly at: number }
  | { readonly type: 'words'; readonly text: string; readonly at: number }
  | { readonly type: 'name'; readonly name: string; readonly at: number }
  | { readonly type: 'call'; readonly name: FunctionName; readonly args: readonly Node[]; readonly at: number }
  | { readonly type: 'tuple' | 'list'; readonly items: readonly Node[]; readonly at: number }
  | { readonly type: 'index'; readonly of: Node; readonly indexes: readonly Node[]; readonly at: number }
  | { readonly type: 'negate' | 'not'; readonly of: Node; readonly at: number }
  | { readonly type: 'power'; readonly base: Node; readonly exponent: Node; readonly at: number }
  | {
      readonly type: 'sum' | 'product'
      readonly first: Node
      readonly rest: readonly Link<ArithmeticSign>[]
      readonly at: number
    }
  | {
      readonly type: 'compare'
      readonly first: Node
      readonly rest: readonly Link<ComparisonSign>[]
      readonly at: number
    }
  | { readonly type: 'and' | 'or'; readonly items: readonly Node[]; readonly at: number }
  | {
      readonly type: 'if'
      readonly condition: Node
      readonly then: Node
      readonly otherwise: Node
      readonly at: number
    }

export type ArithmeticSign = '+' | '-' | '*' | '/' | 'div' | 'mod'
export type ComparisonSign = '==' | '!=' | '<' | '<=' | '>' | '>='

/** One more member of a chain and the sign before it. */
export interface Link<Sign> {
  readonly sign: Sign
  readonly of: Node
  /** of the sign */
  readonly at: number
}

/** A name and where it stands. */
export interface NameUse {
  readonly name: string
  readonly at: number
}

/** Every use of a name, in the order of the text. */
export function nameUses({ root }: Expression): NameUse[] {
  const uses: NameUse[] = []
  const open: Node[] = [root]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'name') uses.push({ name: node.name, at: node.at })
    open.push(...children(node))
  }
  return uses.sort((a, b) => a.at - b.at)
}

/** The parts that a node is put together from, in the order of the text. */
export function children(node: Node): readonly Node[] {
  switch (node.type) {
    case 'call':
      return node.args
    case 'tuple':
    case 'list':
    case 'and':
    case 'or':
      return node.items
    case 'index':
      return [node.of, ...node.indexes]
    case 'negate':
    case 'not':
      return [node.of]
    case 'power':
      return [node.base, node.exponent]
    case 'sum':
    case 'product':
    case 'compare':
      return [node.first, ...node.rest.map((link) => link.of)]
    case 'if':
      return [node.condition, node.then, node.otherwise]
    default:
      return []
  }
}
