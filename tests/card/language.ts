import { formatFraction } from '@/lib/engine'
import type { Scope, Value } from '@/lib/card'
import { evaluate, parseExpression } from '@/lib/card'

/** What an expression comes to, written plainly (`7/2`, `(3, 4)`, `[1, 2]`, `true`), or the code it is refused with. */
export function result(text: string, names: Readonly<Record<string, Value>> = {}): string {
  const value = outcome(text, names)
  return 'code' in value ? value.code : plain(value)
}

/** The value of an expression, or its problem. */
export function outcome(text: string, names: Readonly<Record<string, Value>> = {}) {
  const parsed = parseExpression(text)
  if (!parsed.ok) return parsed.problem
  const scope: Scope = new Map(Object.entries(names))
  const evaluation = evaluate(parsed.expression, scope)
  return evaluation.ok ? evaluation.value : evaluation.problem
}

/** A value without any typography. */
export function plain(value: Value): string {
  switch (value.kind) {
    case 'integer':
      return `${value.value}`
    case 'fraction':
      return formatFraction(value.value)
    case 'real':
      return `~${value.value}`
    case 'boolean':
      return `${value.value}`
    case 'tuple':
      return `(${value.items.map(plain).join(', ')})`
    case 'list':
      return `[${value.items.map(plain).join(', ')}]`
    case 'words':
      return `'${value.text}'`
    case 'network':
      return 'network'
  }
}
