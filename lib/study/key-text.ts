import type { InstanceAnswer } from '@/lib/card'
import { formatFraction } from '@/lib/engine'

/** A value as the answer key carries it, plain and exact: `7`, `7/2`, `0.0455`, `(64, 112, 112)`. */
export function keyText(value: InstanceAnswer['value']): string {
  switch (value.kind) {
    case 'integer':
      return String(value.value)
    case 'fraction':
      return formatFraction(value.value)
    case 'real':
      return String(value.value)
    case 'tuple':
      return `(${value.items.map(keyText).join(', ')})`
  }
}
