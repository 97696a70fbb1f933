import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judge } from '@/app/review/judge'
import { gradeNumber, readAnswer } from '@/lib/grading'
import type { AnswerKey, Quantity } from '@/lib/grading'
import { LIMITS } from '@/lib/limits'
import type { QueueInstance } from '@/lib/study'
import { fastest } from './fastest'
import { isSame, naiveReadings } from './naive-reader'

// RECEPTIVE_FUZZ_RUNS=100000 npm test -- --project unit tests/grading/fuzz.test.ts
const RUNS = Number(process.env['RECEPTIVE_FUZZ_RUNS'] ?? 2_000)
const MOST_MS = 5

const PIECES = [
  ...'0123456789０１２３４５６７８９',
  ...'.,/^×xX*+-eE=%()[]{}_;:\'"kKmMgGtT 万亿个',
  ...'．，／＾＋－（）［］；：。、【】〔〕÷∕⁄−–—²½٣\u00a0\u2009\u202f\u3000\u200b\u202e',
  ...[
    'px',
    ' px',
    'pixels',
    '像素',
    'params',
    ' MACs',
    'FLOPs',
    ' %',
    'NaN',
    'Infinity',
    '10^',
    '×10^',
    'e-',
    '**',
    '1,024',
    '1 024',
    '1.000',
    '0.5',
    '7/2',
    '0x',
    '\ud800',
    '🙂',
  ],
]

const whole = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 99_999_999 })).map(String)
const grouped = (mark: string) => whole.map((digits) => digits.replace(/\B(?=(?:\d{3})+$)/g, mark))
const number = fc.oneof(
  whole,
  grouped(','),
  grouped(' '),
  grouped('\u202f'),
  fc.tuple(whole, whole).map(([a, b]) => `${a}.${b}`),
  fc.tuple(whole, whole).map(([a, b]) => `${a}/${b}`),
  fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: -3, max: 12 })).map(([a, b]) => `${a}^${b}`),
  fc.tuple(whole, fc.integer({ min: -9, max: 9 })).map(([a, b]) => `${a}e${b}`),
  fc.tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 9 })).map(([a, b]) => `${a / 10}×10^${b}`),
)
const signed = fc.tuple(fc.constantFrom('', '', '', '-', '−', '+'), number).map(([sign, digits]) => sign + digits)

const key = fc.record({
  type: fc.constantFrom('integer', 'fraction', 'real', 'tuple'),
  unit: fc.constantFrom(undefined, undefined, 'px', 'params', 'MACs', '%'),
  suffixes: fc.constantFrom([], ['k', 'M'], ['M', 'G']),
})
type Key = typeof key extends fc.Arbitrary<infer Asked> ? Asked : never

/** Behind a number mostly what the question takes. */
const itemFor = ({ unit, suffixes }: Key) =>
  fc
    .tuple(
      signed,
      fc.oneof({ weight: 5, arbitrary: fc.constant('') }, fc.constantFrom(...suffixes, ' k', '万')),
      fc.oneof(
        { weight: 5, arbitrary: fc.constant('') },
        fc.constantFrom(...(unit === undefined ? [] : [unit, ` ${unit}`]), ' px', ' 像素'),
      ),
    )
    .map((parts) => parts.join(''))

const answerFor = (asked: Key) => {
  const least = asked.type === 'tuple' ? 2 : 1
  const items = fc.array(itemFor(asked), { minLength: least, maxLength: asked.type === 'tuple' ? 4 : 1 })
  const separator = fc.constantFrom(', ', ',', '×', 'x', ' x ', '; ', ' ', '、', '，')
  const brackets = fc.constantFrom(['', ''], ['', ''], ['(', ')'], ['[', ']'], ['（', '）'], ['(', ''], ['(', ']'])
  return fc
    .tuple(items, separator, brackets)
    .map(([all, between, [open = '', close = '']]) => open + all.join(between) + close)
}

const slips = fc.array(
  fc.tuple(
    fc.nat(70),
    fc.constantFrom('insert', 'delete', 'replace', 'double', 'swap', 'widen'),
    fc.constantFrom(...PIECES),
  ),
  { minLength: 1, maxLength: 3 },
)

/** A well-formed answer with a few slips of the fingers. */
const mutatedFor = (asked: Key) =>
  fc
    .tuple(answerFor(asked), slips)
    .map(([text, all]) =>
      all.reduce((typed, [at, slip, piece]) => slipped(typed, at % (typed.length + 1), slip, piece), text),
    )

function slipped(text: string, at: number, slip: string, piece: string): string {
  const [before, here, after] = [text.slice(0, at), text.charAt(at), text.slice(at + 1)]
  if (slip === 'insert') return before + piece + here + after
  if (slip === 'delete') return before + after
  if (slip === 'replace') return before + piece + after
  if (slip === 'double') return before + here + here + after
  if (slip === 'swap') return before + after.charAt(0) + here + after.slice(1)
  return text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
}

const soup = fc.string({ unit: fc.constantFrom(...PIECES), maxLength: 24 })
const asked = key.chain((one) =>
  fc.record({
    one: fc.constant(one),
    text: fc
      .oneof(
        answerFor(one),
        answerFor(one),
        mutatedFor(one),
        mutatedFor(one),
        soup,
        fc.string({ unit: 'binary', maxLength: 66 }),
      )
      .map((text) => text.slice(0, 64)),
  }),
)

test('whatever is typed is a value that its digits explain, or no attempt, in under 5 ms', () => {
  const seen = { read: 0, unread: 0 }
  fc.assert(
    fc.property(asked, ({ text, one }) => {
      const asked = keyOf(one)
      const started = performance.now()
      const reading = readAnswer(text, asked)
      if (performance.now() - started > MOST_MS) expect(fastest(() => readAnswer(text, asked))).toBeLessThan(MOST_MS)
      const judging = judge('numeric', { key: asked } as QueueInstance, { kind: 'text', text }, 0)
      if (!reading.ok) {
        seen.unread += 1
        expect(judging).toEqual({ kind: 'unread', problem: reading.problem })
        expect(reading.problem.at).toBeGreaterThanOrEqual(0)
        expect(reading.problem.at).toBeLessThanOrEqual(text.length)
        return
      }
      seen.read += 1
      expect(judging.kind).toBe('judged')
      const own = { ...asked, value: reading.readAs }
      expect(gradeNumber(own, reading.value)).toEqual({ verdict: 'right' })
      expect(isExplained(text, asked, reading.value), `${JSON.stringify(text)} read as ${reading.readAs}`).toBe(true)
      if (canBeTyped(reading.readAs)) {
        const again = readAnswer(reading.readAs, { type: one.type })
        expect(again).toEqual({ ...reading, differs: false })
      }
    }),
    { numRuns: RUNS },
  )
  // a generator that makes nothing readable, or nothing else, would prove nothing
  expect(Math.min(seen.read, seen.unread)).toBeGreaterThan(RUNS / 10)
  if (RUNS > 2_000) console.log(`${RUNS} answers: ${seen.read} read, ${seen.unread} not`)
})

function keyOf({ type, unit, suffixes }: Key): AnswerKey {
  return { type, suffixes, wrong: [], ...(unit === undefined ? {} : { unit }) }
}

function isExplained(text: string, asked: AnswerKey, value: Quantity): boolean {
  const items = value.kind === 'number' ? [value.value] : value.items
  return naiveReadings(text, asked).some(
    (read) =>
      read.length === items.length &&
      read.every((one, place) => {
        const other = items[place]
        return other !== undefined && isSame(one, other)
      }),
  )
}

/** 4e-50 is read, but written out it is longer than an answer may be. */
function canBeTyped(text: string): boolean {
  const { numericAnswerCharacters, numericAnswerDecimalDigits } = LIMITS
  return (
    text.length <= numericAnswerCharacters.limit &&
    !new RegExp(`\\d{${numericAnswerDecimalDigits.limit + 1}}`).test(text)
  )
}
