import { letterOf, notDerived } from './answer-walk'
import type { AnswerWalk, DerivedCall, Part } from './answer-walk'
import { children } from './expression'
import type { Node } from './expression'
import type { HoleValue, ShownValue } from './format-value'
import { isShown } from './format-value'
import { nameTex } from './name-tex'
import type { FunctionName } from './names'
import type { Value } from './value'

/** How tightly a piece of TeX holds together: what stands beside it decides whether it needs parentheses. */
type Level = (typeof LEVELS)[number]

interface Piece {
  readonly tex: string
  readonly level: Level
}

type Mode = 'symbols' | 'numbers'

/** The arithmetic of an answer as a line of TeX: with symbols, with numbers, result. */
export class AnswerTex {
  constructor(
    private readonly walk: AnswerWalk,
    private readonly format: (value: ShownValue) => HoleValue,
  ) {}

  /** The line of one number that was asked for. */
  lineOf(part: Part): string {
    const value = this.walk.valueOf(part)
    const numbers = this.piece(part, 'numbers').tex
    const symbols = this.hasLetters(part) ? this.piece(part, 'symbols').tex : numbers
    const result = this.tex(value, part)
    const terms = [symbols, numbers].filter((term, index, all) => all.indexOf(term) === index && term !== result)
    const last = value.kind === 'real' && Number(value.value.toPrecision(4)) !== value.value ? '\\approx' : '='
    return terms.length === 0 ? result : `${terms.join(' = ')} ${last} ${result}`
  }

  /** Where two calls share a letter, or a call and a variable, only their numbers tell them apart. */
  private hasLetters(part: Part): boolean {
    const resolved = this.walk.resolved(part)
    const call = this.walk.callAt(resolved)
    if (call !== undefined) return this.walk.callsOf(letterOf(call)) === 1
    const { node } = resolved
    if (node.type === 'name' && this.walk.callsOf(nameTex(node.name)) > 0) return false
    return partsOf(resolved).every((inner) => this.hasLetters(inner))
  }

  private piece(part: Part, mode: Mode): Piece {
    const resolved = this.walk.resolved(part)
    const call = this.walk.callAt(resolved)
    if (call !== undefined) return mode === 'symbols' ? atom(call.derivation.symbol) : this.number(call.value, resolved)
    const { node, formula } = resolved
    const inner = (child: Node): Piece => this.piece({ node: child, formula }, mode)
    switch (node.type) {
      case 'constant':
        return node.name === 'pi' ? atom('\\pi') : this.whole(resolved)
      case 'name':
        return mode === 'symbols' ? atom(nameTex(node.name)) : this.whole(resolved)
      case 'negate':
        return { tex: `-${wrapped(inner(node.of), 'product')}`, level: 'sum' }
      case 'power':
        return power(wrapped(inner(node.base), 'atom'), inner(node.exponent))
      case 'sum':
        return node.rest.reduce<Piece>(
          (left, { sign, of }) => ({ tex: `${left.tex} ${sign} ${wrapped(inner(of), 'product')}`, level: 'sum' }),
          inner(node.first),
        )
      case 'product':
        return node.rest.reduce((left, { sign, of }) => product(left, sign, inner(of)), inner(node.first))
      case 'call': {
        const write = WRITINGS[node.name]
        // a list of numbers stands for the numbers
        const args = node.args.flatMap((argument) => (argument.type === 'list' ? argument.items : [argument]))
        return write === undefined ? this.whole(resolved) : write(args.map(inner))
      }
      case 'index':
        return this.element(node, resolved, mode)
      default:
        return this.whole(resolved)
    }
  }

  /** One number of a call that gives several: its own letter. */
  private element(node: Extract<Node, { type: 'index' }>, part: Part, mode: Mode): Piece {
    const call = this.walk.callAt(this.walk.resolved({ ...part, node: node.of }))
    const [index] = node.indexes
    if (call === undefined || index === undefined) return this.whole(part)
    const value = this.walk.valueOf(part)
    const at = this.walk.valueOf({ ...part, node: index })
    const letter = at.kind === 'integer' ? lettersOf(call)[Number(at.value)] : undefined
    return mode === 'symbols' && letter !== undefined ? atom(letter) : this.number(value, part)
  }

  /** A part that is shown as its value, which must not hide a derivation. */
  private whole(part: Part): Piece {
    if (this.hides(part)) throw notDerived(part.formula)
    return this.number(this.walk.valueOf(part), part)
  }

  private hides(part: Part): boolean {
    const resolved = this.walk.resolved(part)
    return this.walk.callAt(resolved) !== undefined || partsOf(resolved).some((inner) => this.hides(inner))
  }

  private number(value: Value, part: Part): Piece {
    const tex = this.tex(value, part)
    if (tex.startsWith('-')) return { tex, level: 'sum' }
    return { tex, level: value.kind === 'fraction' || tex.includes('\\times') ? 'fraction' : 'atom' }
  }

  private tex(value: Value, { formula }: Part): string {
    if (!isShown(value)) throw notDerived(formula)
    return this.format(value).tex
  }
}

const LEVELS = ['sum', 'product', 'fraction', 'atom'] as const

function wrapped({ tex, level }: Piece, least: Level): string {
  return LEVELS.indexOf(level) < LEVELS.indexOf(least) ? parenthesised(tex) : tex
}

function parenthesised(tex: string): string {
  return `\\left(${tex}\\right)`
}

function atom(tex: string): Piece {
  return { tex, level: 'atom' }
}

// not an atom: a power of a power needs parentheses
function power(base: string, { tex }: Piece): Piece {
  return { tex: `${base}^{${tex}}`, level: 'fraction' }
}

function product(left: Piece, sign: string, right: Piece): Piece {
  if (sign === '/') return { tex: `\\frac{${left.tex}}{${right.tex}}`, level: 'fraction' }
  if (sign === 'div') return atom(`\\left\\lfloor \\frac{${left.tex}}{${right.tex}} \\right\\rfloor`)
  const [first, second] = [wrapped(left, 'product'), wrapped(right, 'fraction')]
  if (sign === 'mod') return { tex: `${first} \\bmod ${second}`, level: 'sum' }
  return { tex: `${first} \\cdot ${second}`, level: 'product' }
}

/** Functions of numbers as they are written; the others are shown as their value. */
const WRITINGS: Partial<Record<FunctionName, (args: readonly Piece[]) => Piece>> = {
  abs: ([x]) => atom(`\\left| ${x?.tex} \\right|`),
  floor: ([x]) => atom(`\\left\\lfloor ${x?.tex} \\right\\rfloor`),
  ceil: ([x]) => atom(`\\left\\lceil ${x?.tex} \\right\\rceil`),
  round: named('\\operatorname{round}'),
  min: named('\\min'),
  max: named('\\max'),
  gcd: named('\\gcd'),
  lcm: named('\\operatorname{lcm}'),
  num: named('\\operatorname{num}'),
  den: named('\\operatorname{den}'),
  comb: ([n, k]) => atom(`\\binom{${n?.tex}}{${k?.tex}}`),
  sqrt: ([x]) => atom(`\\sqrt{${x?.tex}}`),
  exp: ([x]) => power('e', x ?? atom('')),
  log: named('\\ln'),
  log2: named('\\log_2'),
  cos: named('\\cos'),
  Phi: named('\\Phi'),
}

function named(name: string): (args: readonly Piece[]) => Piece {
  return (args) => atom(`${name}\\left(${args.map(({ tex }) => tex).join(',\\ ')}\\right)`)
}

function partsOf({ node, formula }: Part): Part[] {
  return children(node).map((child) => ({ node: child, formula }))
}

function lettersOf({ derivation: { symbol } }: DerivedCall): string[] {
  return symbol.replace(/^\(|\)$/g, '').split(', ')
}
