import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))

const KNOWN = { id: 'known', stability: 3, difficulty: 5, lastReviewDay: -4, weight: 1, isNew: false }
const NEW = { id: 7, stability: null, difficulty: null, lastReviewDay: null, weight: 1, isNew: true }
const PROBLEM = { cards: [NEW, KNOWN], day: 0, T: 7, budgetSeconds: 60 }

interface Answer {
  readonly ids?: readonly (string | number)[]
  readonly seconds?: number
  readonly cards?: readonly object[]
  readonly refused?: readonly { readonly id: string; readonly todo: string }[]
  readonly error?: { readonly code: string; readonly path: string; readonly todo: string }
}

/** What `npm run plan` starts. */
function plan(args: readonly string[], input: string): Promise<{ code: number | null; out: string; err: string }> {
  const child = start(args)
  const [out, err]: [Buffer[], Buffer[]] = [[], []]
  child.stdout.on('data', (part: Buffer) => out.push(part))
  child.stderr.on('data', (part: Buffer) => err.push(part))
  child.stdin.end(input)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out: `${Buffer.concat(out)}`, err: `${Buffer.concat(err)}` }))
  })
}

const start = (args: readonly string[]) =>
  spawn(process.execPath, ['--import', 'tsx', 'scripts/plan.ts', ...args], { cwd: root })

const answersOf = (out: string): Answer[] =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer)

describe.concurrent('npm run plan', { timeout: 60_000 }, () => {
  test('answers each problem with a line, in their order, and a line that is none with an error', async () => {
    const second = JSON.stringify({ ...PROBLEM, budgetSeconds: 20 })
    const { code, out, err } = await plan([], [JSON.stringify(PROBLEM), '{"cards":', '', second, '{}'].join('\n'))
    expect({ code, err }).toEqual({ code: 1, err: '' })
    const [first, broken, short, empty, ...more] = answersOf(out)
    expect(first?.ids).toEqual(['known', 7])
    expect(first).not.toHaveProperty('cards')
    expect(broken?.error).toMatchObject({ code: 'not_json', path: '', todo: expect.stringMatching(/line/) as string })
    expect(short?.ids).toEqual(['known'])
    expect(empty?.error).toMatchObject({ code: 'day_malformed', path: 'day' })
    expect(more).toEqual([])
  })

  test('plans what it can, names the cards it refuses, and shows its numbers when asked', async () => {
    const problem = { ...PROBLEM, cards: [KNOWN, { ...KNOWN, id: 'odd', stability: -3 }] }
    const { code, out } = await plan(['--cards'], JSON.stringify(problem))
    expect(code).toBe(0)
    const [answer] = answersOf(out)
    expect(answer?.ids).toEqual(['known'])
    expect(answer?.refused).toMatchObject([{ id: 'odd', todo: expect.stringMatching(/stability/) as string }])
    expect(answer?.cards).toMatchObject([{ id: 'known', standing: 'today', seconds: answer?.seconds }])
  })

  test('answers a line before the next one comes', async () => {
    const child = start([])
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    for (const budgetSeconds of [60, 20]) {
      child.stdin.write(`${JSON.stringify({ ...PROBLEM, budgetSeconds })}\n`)
      const { value } = await lines.next()
      expect((JSON.parse(String(value)) as Answer).seconds).toBeLessThanOrEqual(budgetSeconds)
    }
    child.stdin.end()
    expect((await lines.next()).done).toBe(true)
  })

  test('takes lines as Windows writes them, a mark of the byte order, and a last line without an end', async () => {
    const problem = JSON.stringify(PROBLEM)
    const { code, out } = await plan([], `\uFEFF${problem}\r\n\r\n${problem}\r\n${problem}`)
    expect(code).toBe(0)
    expect(answersOf(out).map(({ ids }) => ids)).toEqual(Array(3).fill(['known', 7]))
  })

  test('ends a line at a line feed only: other ends of lines within a problem are part of it', async () => {
    const id = '感受野\u2028\u2029\u0085'
    const problem = JSON.stringify({ ...PROBLEM, cards: [{ ...KNOWN, id }] }).replaceAll(',', ',\r')
    const { code, out } = await plan([], `${problem}\n`)
    expect(code).toBe(0)
    expect(answersOf(out).map(({ ids }) => ids)).toEqual([[id]])
  })

  test('stays open, however deep a malformed value goes', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const lines = [
      JSON.stringify({ ...PROBLEM, budgetSeconds: 'DEEP' }),
      JSON.stringify({ ...PROBLEM, cards: ['DEEP', KNOWN] }),
      '"DEEP"',
    ]
    const { err, out } = await plan([], lines.join('\n').replaceAll('"DEEP"', deep))
    expect(err).toBe('')
    const [budget, cards, whole, ...more] = answersOf(out)
    expect(budget?.error).toMatchObject({ code: 'seconds_malformed', path: 'budgetSeconds' })
    expect(cards).toMatchObject({ ids: ['known'], refused: [{ code: 'not_an_object', path: 'cards[0]' }] })
    expect(whole?.error).toMatchObject({ code: 'not_an_object', path: '' })
    expect(more).toEqual([])
  })

  test('says of NaN and Infinity, which some write into JSON, that they are none', async () => {
    const { out } = await plan([], JSON.stringify(PROBLEM).replace('60', 'NaN'))
    expect(answersOf(out)[0]?.error).toMatchObject({ code: 'not_json', todo: expect.stringMatching(/NaN/) as string })
  })

  test('says what it takes, and refuses an option it does not have', async () => {
    expect((await plan(['--help'], '')).out).toMatch(/^npm run -s plan/)
    const { code, out, err } = await plan(['--card'], JSON.stringify(PROBLEM))
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(/^There is no option “--card”\./)
  })
})
