import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { CardFileSchema, checkCard, parseExpression } from '@/lib/card'
import { numericCard } from './numeric-card'

const page = readFileSync(new URL('../../docs/card-format.md', import.meta.url), 'utf8')
const blocks = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(
  ([, block]) => parse(block ?? '') as Record<string, unknown>,
)

describe('the page on the card format', () => {
  test('shows a file that is sound', () => {
    const { cards } = CardFileSchema.parse(blocks[0])
    expect(cards.flatMap((card) => checkCard(card))).toEqual([])
  })

  test('shows a template that is sound', () => {
    const { template, ...texts } = blocks[1]!
    expect(checkCard(numericCard(template as Record<string, unknown>, texts))).toEqual([])
  })

  test('names every function that the language suggests', () => {
    const names = [...page.matchAll(/\b([a-z]\w*|Phi)\b/g)].map(([, name]) => name!)
    const known = new Set(names.filter((name) => isFunction(name)))
    const all =
      'abs min max floor ceil round gcd lcm len sum distinct contains num den comb sqrt exp log log2 cos Phi conv pool ' +
      'deconv tf_out tf_pad span taps lerp alias rf_size rf_jump rf_start rf_centre out_size shape params macs flops act touched'
    expect([...known].sort()).toEqual(all.split(' ').sort())
  })
})

function isFunction(name: string): boolean {
  const parsed = parseExpression(`${name}()`)
  return !parsed.ok && parsed.problem.code === 'wrong_argument_count'
}
