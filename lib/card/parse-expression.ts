import { LIMITS } from '@/lib/limits'
import type { ArithmeticSign, ComparisonSign, Expression, Link, Node } from './expression'
import { nameUses } from './expression'
import { CONSTANTS, FUNCTIONS, KEYWORDS, isFunctionName } from './names'
import type { ConstantName, FunctionShape } from './names'
import { nearestName } from './nearest-name'
import type { ExpressionProblem } from './problem'
import { Refusal, overBudget, placed } from './problem'
import type { Token } from './tokens'
import { tokensOf } from './tokens'

export type ParsedExpression =
  { readonly ok: true; readonly expression: Expression } | { readonly ok: false; readonly problem: ExpressionProblem }

/**
 * Reads an expression (grammar: docs/card-format.md) by recursive descent; nothing is evaluated. Functions and the
 * number of their arguments are checked here, names when it is evaluated.
 *
 * @returns the syntax tree; or what is wrong with its line and column. Bounds: `LIMITS.templateCharacters`,
 * `templateDepth` (brackets, arguments, branches, signs and exponents within one another), `templateNames`
 */
export function parseExpression(text: string): ParsedExpression {
  try {
    if (text.length > LIMITS.templateCharacters.limit)
      throw overBudget('characters', 0, LIMITS.templateCharacters.limit, text.length)
    if (text.trim() === '') throw new Refusal('expression_empty', 0)
    const expression = { text, root: new Parser(tokensOf(text)).whole() }
    const names = new Set(nameUses(expression).map((use) => use.name)).size
    if (names > LIMITS.templateNames.limit) throw overBudget('names', 0, LIMITS.templateNames.limit, names)
    return { ok: true, expression }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: placed(error, text) }
    throw error
  }
}

class Parser {
  private next = 0
  private depth = 0

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Node {
    const root = this.expression()
    if (this.token.kind !== 'end') throw this.unexpected('end')
    return root
  }

  private expression(): Node {
    return this.deeper(() => {
      const { at } = this.token
      if (!this.take('if')) return this.or()
      const condition = this.expression()
      this.expect('then')
      const then = this.expression()
      this.expect('else')
      return { type: 'if', condition, then, otherwise: this.expression(), at }
    })
  }

  private or(): Node {
    return this.joined('or', () => this.joined('and', () => this.not()))
  }

  private joined(type: 'and' | 'or', member: () => Node): Node {
    const { at } = this.token
    const items = [member()]
    while (this.take(type)) items.push(member())
    return items.length === 1 && items[0] !== undefined ? items[0] : { type, items, at }
  }

  private not(): Node {
    const { at } = this.token
    return this.take('not') ? { type: 'not', of: this.comparison(), at } : this.comparison()
  }

  private comparison(): Node {
    const { at } = this.token
    const first = this.sum()
    const rest = this.links<ComparisonSign>(['==', '!=', '<', '<=', '>', '>='], () => this.sum())
    return rest.length === 0 ? first : { type: 'compare', first, rest, at }
  }

  private sum(): Node {
    const { at } = this.token
    const first = this.term()
    const rest = this.links<ArithmeticSign>(['+', '-'], () => this.term())
    return rest.length === 0 ? first : { type: 'sum', first, rest, at }
  }

  private term(): Node {
    const { at } = this.token
    const first = this.unary()
    const rest = this.links<ArithmeticSign>(['*', '/', 'div', 'mod'], () => this.unary())
    return rest.length === 0 ? first : { type: 'product', first, rest, at }
  }

  private links<Sign extends string>(signs: readonly Sign[], member: () => Node): Link<Sign>[] {
    const links: Link<Sign>[] = []
    for (;;) {
      const { at, text, kind } = this.token
      const sign = kind === 'quoted' ? undefined : signs.find((candidate) => candidate === text)
      if (sign === undefined) return links
      this.next += 1
      links.push({ sign, of: member(), at })
    }
  }

  private unary(): Node {
    const { at } = this.token
    if (this.take('-')) return this.deeper(() => ({ type: 'negate', of: this.unary(), at }))
    const base = this.indexed()
    const sign = this.token.at
    return this.take('^') ? this.deeper(() => ({ type: 'power', base, exponent: this.unary(), at: sign })) : base
  }

  private indexed(): Node {
    const { at } = this.token
    const of = this.atom()
    const indexes: Node[] = []
    while (this.take('[')) {
      indexes.push(this.expression())
      this.expect(']')
    }
    return indexes.length === 0 ? of : { type: 'index', of, indexes, at }
  }

  private atom(): Node {
    const token = this.token
    const { at } = token
    if (token.kind === 'number') {
      this.next += 1
      return { type: 'number', value: token.value, at }
    }
    if (token.kind === 'quoted') {
      this.next += 1
      return { type: 'words', text: token.text, at }
    }
    if (token.kind === 'word' && !KEYWORD_SET.has(token.text)) {
      this.next += 1
      if (this.take('(')) return this.call(token.text, at)
      return isConstant(token.text)
        ? { type: 'constant', name: token.text, at }
        : { type: 'name', name: token.text, at }
    }
    if (this.take('(')) {
      const items = [this.expression()]
      while (this.take(',')) items.push(this.expression())
      this.expect(')')
      return items.length === 1 && items[0] !== undefined ? items[0] : { type: 'tuple', items, at }
    }
    if (this.take('[')) return { type: 'list', items: this.items(']'), at }
    throw this.unexpected('value')
  }

  private call(name: string, at: number): Node {
    if (!isFunctionName(name)) {
      const nearest = nearestName(name, Object.keys(FUNCTIONS))
      throw new Refusal('unknown_function', at, { name, ...(nearest === undefined ? {} : { nearest }) })
    }
    const args = this.items(')')
    const { least, most, usage }: FunctionShape = FUNCTIONS[name]
    if (args.length < least || args.length > (most ?? Infinity))
      throw new Refusal('wrong_argument_count', at, { name, found: args.length, usage })
    return { type: 'call', name, args, at }
  }

  private items(close: ')' | ']'): Node[] {
    if (this.take(close)) return []
    const items = [this.expression()]
    while (this.take(',')) items.push(this.expression())
    this.expect(close)
    return items
  }

  private get token(): Token {
    return this.tokens[this.next] ?? END
  }

  private take(text: string): boolean {
    const { kind, text: found } = this.token
    if (found !== text || kind === 'quoted' || kind === 'end') return false
    this.next += 1
    return true
  }

  private expect(text: string): void {
    if (!this.take(text)) throw this.unexpected(text)
  }

  private unexpected(expected: string): Refusal {
    const { kind, text, at } = this.token
    const found = kind === 'end' ? 'end' : kind === 'quoted' ? `'${text}'` : text
    return new Refusal('unexpected_token', at, { found: found.slice(0, 40), expected })
  }

  // the depth is counted before descending: ten thousand brackets must not reach the call stack
  private deeper(descend: () => Node): Node {
    this.depth += 1
    const { limit } = LIMITS.templateDepth
    if (this.depth > limit) throw overBudget('depth', this.token.at, limit, this.depth)
    const node = descend()
    this.depth -= 1
    return node
  }
}

const KEYWORD_SET: ReadonlySet<string> = new Set(KEYWORDS)
const END: Token = { kind: 'end', text: '', at: 0 }

function isConstant(name: string): name is ConstantName {
  return (CONSTANTS as readonly string[]).includes(name)
}
