import { equalFractions, parseFraction } from '@/lib/engine'
import { computeAnswer } from './answer'
import { Budget } from './budget'
import type { NumericCard } from './card'
import { doubleOf, fractionOf } from './exact'
import { plainValue } from './format-value'
import { misconceptionsOf } from './misconceptions'
import type { CardCode, CardProblem } from './problem'
import { CardError } from './problem'
import { programOf } from './program'
import { TemplateScope } from './template-scope'
import type { NumberValue, QuantityValue } from './value'
import { isExact } from './value'

type ExampleResult = NumericCard['template']['examples'][number]['answer']

/** Which worked examples of a template its formulas do not reproduce. */
export function checkExamples(card: NumericCard): CardProblem[] {
  return card.template.examples.flatMap((example, index) => {
    const field = `template.examples.${index}`
    try {
      const { answer, wrong } = work(card, example.given)
      const problems: CardProblem[] = []
      const compare = (at: string, code: CardCode, expected: ExampleResult, found: QuantityValue | undefined) => {
        if (found !== undefined && isAsWritten(found, expected)) return
        const values = { expected: written(expected), found: found === undefined ? 'none' : plainValue(found) }
        problems.push({ card: card.id, field: `${field}.${at}`, code, values })
      }
      compare('answer', 'example_answer_differs', example.answer, answer)
      for (const [id, expected] of Object.entries(example.recognised))
        compare(`recognised.${id}`, 'example_recognised_differs', expected, wrong.get(id))
      return problems
    } catch (error) {
      if (error instanceof CardError) return [{ ...error.problem, values: { ...error.problem.values, example: index } }]
      throw error
    }
  })
}

/** The answer and the misconceptions' values for given values, those that equal the answer among them. */
function work(
  card: NumericCard,
  given: Readonly<Record<string, string | number>>,
): { answer: QuantityValue; wrong: ReadonlyMap<string, QuantityValue> } {
  const program = programOf(card)
  if (program.answer === undefined) throw new Error(`${card.id} has no answer`)
  const values = Object.entries(given).map(([name, text]) => [name, exact(String(text))] as const)
  const budget = new Budget()
  const scope = new TemplateScope(program, new Map(values), budget)
  const answer = computeAnswer(program.answer, card.template.answer, scope, budget)
  const results = misconceptionsOf(program, answer, scope, budget)
  return { answer: answer.value, wrong: new Map(results.map(({ id, value }) => [id, value])) }
}

function isAsWritten(found: QuantityValue, expected: ExampleResult): boolean {
  if (!Array.isArray(expected)) return found.kind !== 'tuple' && isNumberAsWritten(found, expected)
  if (found.kind !== 'tuple' || found.items.length !== expected.length) return false
  return found.items.every((item, index) => {
    const part = expected[index]
    return part !== undefined && isNumberAsWritten(item, part)
  })
}

// a decimal is right if the value rounds to it; whole numbers and fractions are meant exactly
function isNumberAsWritten(found: NumberValue, expected: string | number): boolean {
  const decimals = /\.(\d+)$/.exec(String(expected))?.[1]?.length ?? 0
  const value = parseFraction(String(expected))
  if (value === null) return false
  if (isExact(found) && decimals === 0) return equalFractions(fractionOf(found), value)
  const [x, y] = [doubleOf(found), Number(value.num) / Number(value.den)]
  return Math.abs(x - y) <= (decimals > 0 ? 0.500001 * 10 ** -decimals : 1e-9 * Math.max(1, Math.abs(y)))
}

function written(expected: ExampleResult): string {
  return Array.isArray(expected) ? `(${expected.join(', ')})` : String(expected)
}

// the schema lets only numbers through that parse
function exact(text: string) {
  const value = parseFraction(text)
  if (value === null) throw new RangeError(`${text} is no number`)
  return value
}
