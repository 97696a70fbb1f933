/** How a function of the expression language is called: the number of its arguments. */
export interface FunctionShape {
  readonly least: number
  /** absent: any number from `least` on */
  readonly most?: number
  /** the arguments as an author would read them */
  readonly usage: string
}

/**
 * The functions of the expression language (docs/card-format.md) with their arguments. Data alone, so that the parser
 * and the schema know the names without the evaluator; `functions.ts` is completed against this table by the compiler.
 */
export const FUNCTIONS = {
  abs: { least: 1, most: 1, usage: 'x' },
  min: { least: 1, usage: 'a, b, … or a list' },
  max: { least: 1, usage: 'a, b, … or a list' },
  floor: { least: 1, most: 1, usage: 'x' },
  ceil: { least: 1, most: 1, usage: 'x' },
  round: { least: 1, most: 1, usage: 'x' },
  gcd: { least: 1, usage: 'a, b, … or a list' },
  lcm: { least: 1, usage: 'a, b, … or a list' },
  len: { least: 1, most: 1, usage: 'list' },
  sum: { least: 1, most: 1, usage: 'list' },
  distinct: { least: 1, most: 1, usage: 'list' },
  contains: { least: 2, most: 2, usage: 'list, x' },
  num: { least: 1, most: 1, usage: 'x' },
  den: { least: 1, most: 1, usage: 'x' },
  comb: { least: 2, most: 2, usage: 'n, k' },
  sqrt: { least: 1, most: 1, usage: 'x' },
  exp: { least: 1, most: 1, usage: 'x' },
  log: { least: 1, most: 1, usage: 'x' },
  log2: { least: 1, most: 1, usage: 'x' },
  cos: { least: 1, most: 1, usage: 'x' },
  Phi: { least: 1, most: 1, usage: 'x' },
  conv: { least: 2, most: 5, usage: 'n, k, s, p, d' },
  pool: { least: 2, most: 5, usage: 'n, k, s, p, ceil' },
  deconv: { least: 2, most: 6, usage: 'n, k, s, p, a, d' },
  tf_out: { least: 2, most: 2, usage: 'n, s' },
  tf_pad: { least: 3, most: 4, usage: 'n, k, s, d' },
  span: { least: 1, most: 2, usage: 'k, d' },
  taps: { least: 1, most: 1, usage: 'list of rates' },
  lerp: { least: 2, most: 2, usage: 'row, x' },
  alias: { least: 2, most: 2, usage: 'f, fs' },
  rf_size: { least: 1, most: 2, usage: 'net, axis' },
  rf_jump: { least: 1, most: 2, usage: 'net, axis' },
  rf_start: { least: 1, most: 2, usage: 'net, axis' },
  rf_centre: { least: 1, most: 2, usage: 'net, axis' },
  out_size: { least: 1, most: 2, usage: 'net, axis' },
  shape: { least: 1, most: 1, usage: 'net' },
  params: { least: 1, most: 1, usage: 'net' },
  macs: { least: 1, most: 1, usage: 'net' },
  flops: { least: 1, most: 1, usage: 'net' },
  act: { least: 1, most: 1, usage: 'net' },
  touched: { least: 2, most: 2, usage: 'net, unit' },
} as const satisfies Record<string, FunctionShape>

export type FunctionName = keyof typeof FUNCTIONS

/** Words of the grammar: never names. */
export const KEYWORDS = ['if', 'then', 'else', 'and', 'or', 'not', 'div', 'mod'] as const

/** Names with a value of their own: the two truth values and the circle's number. */
export const CONSTANTS = ['true', 'false', 'pi'] as const

export type ConstantName = (typeof CONSTANTS)[number]

/** Whether a name belongs to the language, so that a template cannot give it away. */
export function isReservedName(name: string): boolean {
  return RESERVED.has(name)
}

/** Whether a function of that name exists; `toString` and its like do not. */
export function isFunctionName(name: string): name is FunctionName {
  return Object.hasOwn(FUNCTIONS, name)
}

const RESERVED: ReadonlySet<string> = new Set([...KEYWORDS, ...CONSTANTS, ...Object.keys(FUNCTIONS)])
