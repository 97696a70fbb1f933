import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LineCounter, Scalar, isCollection, isMap, isScalar, parseDocument } from 'yaml'
import type { Document, Node } from 'yaml'
import type { ContentProblem, FieldPath, ProblemList } from './content-problem'

/** A place in a file, both from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** A file that is YAML: its data, and where in it something stands. */
export interface YamlFile {
  readonly file: string
  readonly data: unknown
  /** of a field; of the nearest one around it that is there */
  placeOf(path: FieldPath, key?: string): Place
  /** of a line and column within a field's text, as far as the way the text is written allows */
  placeInText(path: FieldPath, line: number, column: number): Place
  /** a problem at a field */
  problem(path: FieldPath, code: string, values?: ContentProblem['values'], key?: string): ContentProblem
}

/**
 * Reads a YAML file; what is wrong with it as YAML goes to the list.
 *
 * @param directory - the content folder
 * @param file - relative to it
 * @returns null if it is not there or no YAML
 */
export async function readYaml(directory: string, file: string, list: ProblemList): Promise<YamlFile | null> {
  const text = await readFile(join(directory, file), 'utf8').catch(() => null)
  if (text === null) {
    list.add({ file, field: '', code: 'file_missing', values: {} })
    return null
  }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  for (const { pos, message } of document.errors) {
    list.add({ file, ...placeAt(lines, pos[0]), field: '', code: 'yaml', values: { message } })
  }
  return document.errors.length > 0 ? null : yamlFile(file, document, lines)
}

function yamlFile(file: string, document: Document, lines: LineCounter): YamlFile {
  const placeOf = (path: FieldPath, key?: string): Place => placeAt(lines, offsetOf(document, path, key))
  return {
    file,
    data: document.toJS({ maxAliasCount: 100 }),
    placeOf,
    placeInText: (path, line, column) => {
      const start = placeOf(path)
      const node = document.getIn(path, true)
      const written = isScalar(node) ? node.type : undefined
      // a block begins on the line below its `|`; how far it is indented and folded is not known here
      if (written === Scalar.BLOCK_LITERAL) return { line: start.line + line, column }
      if (line > 1 || written === Scalar.BLOCK_FOLDED) return start
      return { line: start.line, column: start.column + column - 1 + (written === Scalar.PLAIN ? 0 : 1) }
    },
    problem: (path, code, values = {}, key) => ({ file, ...placeOf(path, key), field: path.join('.'), code, values }),
  }
}

function placeAt(lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset)
  return { line, column: col }
}

function offsetOf(document: Document, path: FieldPath, key?: string): number {
  let node: unknown = document.contents
  let offset = (document.contents as Node | null)?.range?.[0] ?? 0
  for (const part of path) {
    if (!isCollection(node)) break
    node = node.get(part, true)
    offset = (node as Node | undefined)?.range?.[0] ?? offset
  }
  if (key === undefined || !isMap(node)) return offset
  const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key)
  return (pair?.key as Node | undefined)?.range?.[0] ?? offset
}
