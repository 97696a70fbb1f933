import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'

type Json = Readonly<Record<string, unknown>>

interface Outcome {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

const root = fileURLToPath(new URL('../../', import.meta.url))
const golden = fileURLToPath(new URL('../golden/', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'engine-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What `npm run engine` starts. */
function engine(args: readonly string[], input = ''): Promise<Outcome> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/engine.ts', ...args], { cwd: root })
  const [out, err]: [Buffer[], Buffer[]] = [[], []]
  child.stdout.on('data', (part: Buffer) => out.push(part))
  child.stderr.on('data', (part: Buffer) => err.push(part))
  child.stdin.on('error', () => undefined).end(input)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out: `${Buffer.concat(out)}`, err: `${Buffer.concat(err)}` }))
  })
}

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const linesOf = (text: string): Json[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Json)

/** Fields of a golden line that are results; all the others are the question. */
const RESULTS: Readonly<Record<string, readonly string[]>> = {
  shapes: ['out', 'params', 'macs', 'err', 'msg'],
  chains: ['params', 'macs', 'act', 'affine', 'period', 'poked'],
  dags: ['params', 'macs', 'act', 'affine', 'period', 'poked'],
  resample: ['out', 'taps', 'exact'],
  resize_onnx: ['taps'],
  overlap: ['counts', 'interior', 'min', 'max'],
  poolweights: ['out', 'windows'],
  tf_same: ['out', 'touched', 'divisor'],
  partialconv: ['valid', 'ratio', 'new_mask'],
  bn: ['eval_scale', 'eval_shift'],
  norm: ['params', 'stat_shape', 'mean', 'var_biased', 'y'],
  fold: ['folded'],
  erf: ['size', 'jump', 'unit_hull', 'gradient', 'total', 'variance', 'std'],
  huge: ['out', 'params', 'macs', 'flops', 'act', 'shape_from'],
  models: ['params', 'params_in_graph', 'macs', 'act', 'gated'],
}

/** Results that are about how the golden data came to be, or that no case asks for. */
const UNASKED = new Set(['msg', 'poked', 'shape_from', 'gated', 'library', 'name'])

/** Lists of objects that hold both: what of each object belongs to the question. */
const ASKED_WITHIN: Readonly<Record<string, readonly string[]>> = {
  nodes: ['id', 'op', 'p', 'in'],
  probes: ['at', 'unit'],
  steps: ['x'],
}

const pick = (from: Json, keys: readonly string[]): Json =>
  Object.fromEntries(keys.filter((key) => key in from).map((key) => [key, from[key]]))

function question(family: string, line: Json): Json {
  const asked = Object.entries(line).filter(([key]) => !RESULTS[family]?.includes(key))
  return Object.fromEntries(
    asked.map(([key, value]) => {
      const within = ASKED_WITHIN[key]
      return [key, within ? (value as Json[]).map((part) => pick(part, within)) : value]
    }),
  )
}

function answer(family: string, line: Json): Json {
  const results = Object.entries(line).filter(([key]) => RESULTS[family]?.includes(key) || key in ASKED_WITHIN)
  const found = results
    .filter(([key]) => !UNASKED.has(key))
    // parameters outside the graph: heads for training that no node has
    .filter(([key]) => !(family === 'models' && key === 'params'))
    // an instance norm's case does not say whether it has parameters
    .filter(([key]) => !(family === 'norm' && key === 'params' && line['kind'] === 'instance'))
    .map(([key, value]): [string, unknown] => {
      const within = ASKED_WITHIN[key]
      if (!within) return [key, value]
      const kept = (part: Json): [string, unknown][] =>
        Object.entries(part).filter(([name]) => !UNASKED.has(name) && (!within.includes(name) || name === 'id'))
      return [key, (value as Json[]).map((part) => Object.fromEntries(kept(part)))]
    })
  return { ...('id' in line ? { id: line['id'] } : {}), ...Object.fromEntries(found) }
}

type Runs = readonly (readonly [first: number, last: number, step: number])[]

/** All positions of a list of blocks, as sorted text. */
function positions(blocks: readonly (readonly Runs[])[]): string[] {
  const all = blocks.flatMap((block) =>
    block.reduce<string[]>(
      (heads, runs) =>
        heads.flatMap((head) =>
          runs.flatMap(([first, last, step]) =>
            Array.from({ length: (last - first) / step + 1 }, (_, index) => `${head} ${first + index * step}`),
          ),
        ),
      [''],
    ),
  )
  return [...new Set(all)].sort()
}

const isSet = (key: string): boolean => key === 'set' || key === 'local_set'

/** What a measured number may be off by, in parts of itself; counts are exact. ONNX's numbers have six digits. */
const TOLERANCES: Readonly<Record<string, number>> = {
  resample: 1e-6,
  resize_onnx: 1e-5,
  bn: 1e-6,
  norm: 1e-6,
  fold: 1e-6,
  erf: 1e-6,
}

/** Paths at which a result is not what is right; what is beyond the right answer may be anything. */
function differences(right: unknown, found: unknown, tolerance: number, path = ''): string[] {
  if (typeof right === 'number' && typeof found === 'number') {
    const isNear = Math.abs(right - found) <= tolerance * Math.max(1, Math.abs(right))
    return isNear ? [] : [`${path}: ${right}, not ${found}`]
  }
  if (typeof right !== 'object' || right === null || typeof found !== 'object' || found === null) {
    return right === found ? [] : [`${path}: ${JSON.stringify(right)}, not ${JSON.stringify(found)}`]
  }
  if (Array.isArray(right) && (!Array.isArray(found) || found.length !== right.length)) {
    return [`${path}: another length`]
  }
  return Object.entries(right).flatMap(([key, value]) => {
    const here = `${path}.${key}`
    const there = (found as Json)[key]
    if (!isSet(key) || there === undefined) return differences(value, there, tolerance, here)
    const [expected, given] = [value, there].map((blocks) => positions(blocks as Runs[][]).join(','))
    return expected === given ? [] : [`${here}: other positions`]
  })
}

const families = Object.keys(RESULTS).filter((family) => family !== 'models')

/** Cases as the command takes them: two families come otherwise than in a file of their name. */
function run(family: string, lines: readonly Json[]): Promise<Outcome> {
  const text = lines.map((line) => `${JSON.stringify(question(family, line))}\n`).join('')
  if (family === 'overlap') return engine(['--family', family, '-'], text)
  if (family === 'poolweights') return engine(['--family', family, file('cases.txt', `\n${text}\n`)])
  return engine([file(`${family}.jsonl`, text)])
}

function expectAnswers(family: string, lines: readonly Json[], { code, out, err }: Outcome): void {
  expect({ code, err }).toEqual({ code: 0, err: '' })
  const found = linesOf(out)
  expect(found).toHaveLength(lines.length)
  const tolerance = TOLERANCES[family] ?? 0
  const wrong = lines.flatMap((line, index) =>
    differences(answer(family, line), found[index], tolerance).map((where) => `${String(line['id'])}${where}`),
  )
  expect(wrong).toEqual([])
}

// several at once: most of the time goes into starting them
describe.concurrent('npm run engine', { timeout: 120_000 }, () => {
  test.each(families)('answers every case of %s as the golden data do, a line for a line', async (family) => {
    const lines = linesOf(readFileSync(join(golden, `${family}.jsonl`), 'utf8'))
    expect(lines.length).toBeGreaterThan(20)
    expectAnswers(family, lines, await run(family, lines))
  })

  test('answers a model of one file', async () => {
    const text = readFileSync(join(golden, 'models', 'resnet18.json'), 'utf8')
    const model = JSON.parse(text) as Json
    const path = file('resnet18.json', JSON.stringify(question('models', model)))
    expectAnswers('models', [model], await engine([path]))
  })

  test('draws a network as a table, with its totals', async () => {
    const net = file('net.txt', 'input 3x32x32\nconv 16 k=3 s=2 p=1 bias=no\nbn\nrelu\nconv 8 k=3x5\n')
    const { code, out, err } = await engine(['--net', net])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const rows = out.split('\n').map((row) => row.trim().split(/\s{2,}/))
    expect(rows.slice(0, 5)).toEqual([
      ['layer', 'op', 'shape', 'parameters', 'MACs', 'field', 'jump', 'start'],
      ['conv1', 'conv', '16×16×16', '432', '110,592', '3', '2', '-1'],
      ['batchnorm1', 'batchnorm', '16×16×16', '32', '0', '3', '2', '-1'],
      ['relu1', 'relu', '16×16×16', '0', '0', '3', '2', '-1'],
      ['conv2', 'conv', '8×14×12', '1,928', '322,560', '7×11', '2', '-1'],
    ])
    expect(out).toContain('parameters 2,392')
    expect(out).toContain('MACs 433,152 (FLOPs 866,304, two a MAC)')
  })

  test.each<[string, readonly string[], string, string]>([
    ['a family that is none', ['--family', 'shape', '-'], '', 'There is no family “shape”.\n'],
    ['an error in the notation', ['--net', '-'], 'input 3x8x8\nconvv k=3', '-:2:1: op_unknown'],
    [
      'a layer that does not fit',
      ['--net', '-'],
      'input 3x8x8\nconv k=3\nconv k=9',
      '-:3:1: kernel_exceeds_padded_input',
    ],
  ])('refuses %s with a sentence', async (_what, args, input, sentence) => {
    const { code, out, err } = await engine(args, input)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err.startsWith(sentence), err).toBe(true)
    expect(err).not.toMatch(/\n\s+at /)
  })

  test('refuses lines that are no JSON object or no case, and answers the others', async () => {
    const conv = { cin: 1, out: 1, k: 1, g: 1, weight: [3], bias: null }
    const good = JSON.stringify({ id: 'a', conv, bn: { weight: [2], bias: [1], mean: [5], var: [4], eps: 0 } })
    const right = { id: 'a', folded: { weight: [3], bias: [-4] } }
    const input = [good, '{"n":5,', '[1]', '{"id":"b","n":5}', good].join('\n')
    const { code, out, err } = await engine(['--family', 'fold', '-'], input)
    expect(code).toBe(1)
    expect(err.split('\n')).toEqual([
      '-:2: this line is no JSON object.',
      '-:3: this line is no JSON object.',
      expect.stringMatching(/^-:4: this is no case of the family/),
      '',
    ])
    expect(linesOf(out)).toEqual([right, { id: 'b', err: 'field_malformed' }, right])
  })
})
