// `npm run -s engine -- [--family NAME] FILE.jsonl`: cases in the golden data's form, one JSON object a line, to one JSON
// result a line with the same field names; FILE may be `-` for the standard input.
// `npm run -s engine -- --net FILE`: a table for a network in the notation. It may begin with `preset NAME`.
import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { EngineError } from '@/lib/engine'
import type { CaseJson } from './engine/case'
import { graphCase, hugeCase, modelCase, shapeCase } from './engine/graphs'
import { networkTable } from './engine/network-table'
import { bnCase, erfCase, foldCase, normCase } from './engine/statistics'
import { onnxCase, overlapCase, partialConvCase, poolCase, resampleCase, tfSameCase } from './engine/weights'

const FAMILIES: Readonly<Record<string, (one: CaseJson) => object>> = {
  shapes: shapeCase,
  chains: graphCase,
  dags: graphCase,
  resample: resampleCase,
  resize_onnx: onnxCase,
  overlap: overlapCase,
  poolweights: poolCase,
  tf_same: tfSameCase,
  partialconv: partialConvCase,
  bn: bnCase,
  norm: normCase,
  fold: foldCase,
  erf: erfCase,
  huge: hugeCase,
  models: modelCase,
}

const USAGE = `npm run -s engine -- [--family NAME] FILE.jsonl   cases to results, one JSON object a line
npm run -s engine -- --net FILE                   a table for a network in the notation
families: ${Object.keys(FAMILIES).join(', ')}; without --family the file's name tells`

// `| head` closes the pipe: then nobody reads on, and that is no fault
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

const args = process.argv.slice(2)
const family = optionOf('--family')
const net = optionOf('--net')
const [file] = args

if (net !== null) showNetwork(net)
else if (file === undefined) refuse(USAGE)
else runCases(file, family ?? familyOf(file))

function optionOf(name: string): string | null {
  const at = args.indexOf(name)
  if (at < 0) return null
  const [, value] = args.splice(at, 2)
  return value ?? ''
}

/** `tests/golden/dags.jsonl` holds dags; the files of `models/` hold one model each. */
function familyOf(path: string): string {
  const name = basename(path).replace(/\.jsonl?$/, '')
  return path.endsWith('.json') && !(name in FAMILIES) ? 'models' : name
}

function runCases(path: string, name: string): void {
  const run = FAMILIES[name]
  if (!run) return refuse(`There is no family “${name}”.\n${USAGE}`)
  const text = read(path)
  if (text === null) return refuse(`${path} cannot be read.`)
  const lines = path.endsWith('.json') ? [text] : text.split('\n')
  lines.forEach((line, index) => {
    if (line.trim() === '') return
    const one = parsed(line)
    if (one === null) return refuse(`${path}:${index + 1}: this line is no JSON object.`)
    const id = one['id'] === undefined ? {} : { id: one['id'] }
    process.stdout.write(`${JSON.stringify({ ...id, ...result(run, one, `${path}:${index + 1}`) })}\n`)
  })
}

/** The result of a case, or the class of its error. */
function result(run: (one: CaseJson) => object, one: CaseJson, place: string): object {
  try {
    return run(one)
  } catch (error) {
    if (error instanceof EngineError) return { err: error.code, values: error.values }
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error
    // a field of another type than the family has
    refuse(`${place}: this is no case of the family (${error.message}).`)
    return { err: 'field_malformed' }
  }
}

function showNetwork(path: string): void {
  const text = read(path)
  if (text === null) return refuse(`${path} cannot be read.`)
  const shown = networkTable(text)
  if ('problem' in shown) refuse(`${path}:${shown.problem}`)
  else for (const line of shown.lines) process.stdout.write(`${line}\n`)
}

function read(path: string): string | null {
  if (path === '-') return readFileSync(0, 'utf8')
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}

function parsed(line: string): CaseJson | null {
  try {
    const value = JSON.parse(line) as unknown
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as CaseJson) : null
  } catch {
    return null
  }
}

function refuse(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 1
}
