import { NotationError } from './problem'
import type { Statement, Token } from './tokens'

/** Walks along the tokens of a statement. */
export class Reader {
  private at = 0

  constructor(private readonly tokens: Statement) {}

  peek(): Token | undefined {
    return this.tokens[this.at]
  }

  /** Whether the statement begins with a name and a colon. */
  isNamed(): boolean {
    return this.tokens[0].kind === 'word' && this.tokens[1]?.kind === ':'
  }

  next(): Token {
    const token = this.tokens[this.at] ?? this.last()
    this.at++
    return token
  }

  word(code: 'op_missing' | 'source_missing' | 'text_unexpected' | 'preset_unknown'): Token {
    const token = this.peek()
    if (token?.kind !== 'word') throw new NotationError(code, token ?? this.last(), { text: token?.text ?? '' })
    return this.next()
  }

  number(after: string): Token {
    const token = this.peek()
    if (token?.kind !== 'number') throw new NotationError('number_missing', token ?? this.last(), { after })
    return this.next()
  }

  finish(): void {
    const token = this.peek()
    if (token) throw new NotationError('text_unexpected', token, { text: token.text })
  }

  private last(): Token {
    return this.tokens[this.tokens.length - 1] ?? this.tokens[0]
  }
}
