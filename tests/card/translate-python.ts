/** A template's formulas as the map has them (Python arithmetic) in the language of cards. */
export interface Translation {
  readonly text: string
  /** networks that the formula's layer lists became, by name */
  readonly nets: Readonly<Record<string, string>>
}

/**
 * Translates one formula of the map: `//` to `div`, `%` to `mod`, `**` to `^`, `F(a,b)` to `a/b`, `x if c else y`, and the
 * helpers' names. What the language of cards has no words for (lists times numbers, sums of tuples, named networks)
 * throws.
 */
export function translate(python: string): Translation {
  const translator = new Translator(tokens(python))
  return { text: translator.whole(), nets: translator.nets }
}

export class Untranslatable extends Error {}

function tokens(text: string): string[] {
  const found = text.match(/\d+\.\d+|\d+(?:e-?\d+)?|[A-Za-z_]\w*|\*\*|\/\/|[=!<>]=|[-+*/%()[\]{},:.<>]|\S/g)
  return found ?? []
}

class Translator {
  readonly nets: Record<string, string> = {}
  private at = 0

  constructor(private readonly tokens: readonly string[]) {}

  whole(): string {
    const text = this.ternary()
    if (this.at < this.tokens.length) throw new Untranslatable(`left over: ${this.tokens.slice(this.at).join(' ')}`)
    return text
  }

  private ternary(): string {
    const value = this.or()
    if (!this.take('if')) return value
    const condition = truth(this.or())
    this.expect('else')
    return `(if ${condition} then ${value} else ${this.ternary()})`
  }

  private or(): string {
    const items = [this.and()]
    while (this.take('or')) items.push(this.and())
    return items.join(' or ')
  }

  private and(): string {
    const items = [this.not()]
    while (this.take('and')) items.push(this.not())
    return items.join(' and ')
  }

  private not(): string {
    return this.take('not') ? `not ${this.comparison()}` : this.comparison()
  }

  private comparison(): string {
    let text = this.sum()
    for (;;) {
      const sign = this.takeOne('==', '!=', '<=', '>=', '<', '>')
      if (sign !== undefined) text += ` ${sign} ${this.sum()}`
      else if (this.take('in')) {
        this.expect('(')
        text = `contains([${this.list(')').join(', ')}], ${text})`
      } else return text
    }
  }

  private sum(): string {
    let text = this.term()
    for (;;) {
      const sign = this.takeOne('+', '-')
      if (sign === undefined) return text
      text += ` ${sign} ${this.term()}`
    }
  }

  private term(): string {
    let text = this.unary()
    for (;;) {
      const sign = this.takeOne('*', '//', '/', '%')
      if (sign === undefined) return text
      const right = this.unary()
      if (/^\[/.test(text) || /^\[/.test(right)) throw new Untranslatable('a list times a number')
      text += ` ${SIGNS[sign] ?? sign} ${right}`
    }
  }

  private unary(): string {
    if (this.take('-')) return `-${this.unary()}`
    const base = this.postfix()
    return this.take('**') ? `${base}^${this.unary()}` : base
  }

  private postfix(): string {
    let text = this.atom()
    for (;;) {
      if (this.take('[')) {
        const index = this.ternary()
        this.expect(']')
        text = text.startsWith('rf_size(') ? text : `${text}[${index}]`
      } else if (this.take('.')) {
        this.expect('denominator')
        text = `den(${text})`
      } else return text
    }
  }

  private atom(): string {
    const token = this.next()
    if (token === '(') return this.bracketed()
    if (token === '[') return `[${this.list(']').join(', ')}]`
    if (token === '{') return this.table()
    if (token === 'True' || token === 'False') return token.toLowerCase()
    if (/^\d/.test(token)) return token
    if (!/^[A-Za-z]/.test(token)) throw new Untranslatable(`unexpected ${token}`)
    return this.take('(') ? this.call(token) : token
  }

  private bracketed(): string {
    const items = this.list(')')
    if (this.tokens[this.at - 2] === ',' || items.length === 0) throw new Untranslatable('a tuple of one')
    return `(${items.join(', ')})`
  }

  private call(name: string): string {
    if (name === 'rf') return this.field()
    if (name === 'len' && this.take('set')) {
      const text = `distinct${this.atom()}`
      this.expect(')')
      return text
    }
    const args = this.list(')')
    const [first = '', second = ''] = args
    switch (name) {
      case 'F':
        return args.length === 1 ? first : `((${first}) / (${second}))`
      case 'cdiv':
        return `ceil((${first}) / (${second}))`
      case 'int':
        return `floor(${first})`
      case 'float':
        return `(${first})`
      case 'len':
        return first.startsWith('distinct') ? first : `len(${first})`
      default: {
        const known = NAMES[name] ?? (SAME.has(name) ? name : undefined)
        if (known === undefined) throw new Untranslatable(`no function ${name}`)
        return `${known}(${args.join(', ')})`
      }
    }
  }

  // rf([(k, s), …]) is a chain of layers: a network here
  private field(): string {
    this.expect('[')
    const layers: string[] = []
    do {
      this.expect('(')
      const [k = '', s = '1', ...rest] = this.list(')')
      if (rest.length > 0) throw new Untranslatable('a layer with padding')
      layers.push(`conv k={=${k}} s={=${s}}`)
    } while (this.take(','))
    this.expect(']')
    this.expect(')')
    const name = `chain${Object.keys(this.nets).length + 1}`
    this.nets[name] = layers.join('; ')
    return `rf_size(${name})`
  }

  // {a, b} is a set, of which only the length is asked; {1: x, 2: y}[key] is a choice
  private table(): string {
    const keys = [this.ternary()]
    const values: string[] = []
    if (this.take(':')) values.push(this.ternary())
    while (this.take(',')) {
      keys.push(this.ternary())
      if (this.take(':')) values.push(this.ternary())
    }
    this.expect('}')
    if (values.length === 0) return `distinct([${keys.join(', ')}])`
    this.expect('[')
    const key = this.ternary()
    this.expect(']')
    const last = values.pop() ?? ''
    return `(${values.map((value, index) => `if ${key} == ${keys[index] ?? ''} then ${value} else `).join('')}${last})`
  }

  private list(close: string): string[] {
    const items: string[] = []
    while (!this.take(close)) {
      items.push(this.ternary())
      if (!this.take(',') && this.tokens[this.at] !== close) throw new Untranslatable(`no ${close}`)
    }
    return items
  }

  private next(): string {
    const token = this.tokens[this.at]
    if (token === undefined) throw new Untranslatable('ends too early')
    this.at += 1
    return token
  }

  private take(token: string): boolean {
    if (this.tokens[this.at] !== token) return false
    this.at += 1
    return true
  }

  private takeOne(...signs: string[]): string | undefined {
    return signs.find((sign) => this.take(sign))
  }

  private expect(token: string): void {
    if (!this.take(token)) throw new Untranslatable(`no ${token}`)
  }
}

// a number counts as a condition in Python
function truth(condition: string): string {
  return /^\w+$/.test(condition) ? `${condition} != 0` : condition
}

const SIGNS: Readonly<Record<string, string>> = { '//': 'div', '%': 'mod' }
const NAMES: Readonly<Record<string, string>> = { ke: 'span', same_out: 'tf_out', same_pad: 'tf_pad' }
const SAME: ReadonlySet<string> = new Set(
  'abs min max gcd sqrt exp log log2 cos Phi comb ceil conv pool deconv taps lerp alias'.split(' '),
)
