import type { FigureSpec } from './figure-spec'

/** An expression in its place in a figure, and the names that it may use beside the template's. */
export interface FigureExpression {
  /** path in the figure: `marks.0.y` */
  readonly field: string
  readonly text: string
  readonly locals: readonly LocalName[]
}

/** A name that stands for a place in the picture; whole numbers but for the coordinates. */
export interface LocalName {
  readonly name: string
  readonly isReal: boolean
}

/** Every expression of a figure in file order. */
export function figureExpressions(spec: FigureSpec): FigureExpression[] {
  return walk(spec, '', '')
}

/** Networks that a figure names, with their places. */
export function figureNetworks(spec: FigureSpec): { readonly field: string; readonly name: string }[] {
  const own = 'net' in spec && spec.net !== undefined ? [{ field: 'net', name: spec.net }] : []
  if (spec.scene !== 'panels') return own
  return spec.panels.flatMap((panel, index) =>
    figureNetworks(panel).map(({ field, name }) => ({ field: `panels.${index}.${field}`, name })),
  )
}

const index = (...names: string[]): LocalName[] => names.map((name) => ({ name, isReal: false }))
const real = (...names: string[]): LocalName[] => names.map((name) => ({ name, isReal: true }))

/** By the kind of the scene or mark and the key. */
const LOCAL_NAMES: Readonly<Record<string, readonly LocalName[]>> = {
  'plane.value': index('i', 'j'),
  'windows.start': index('i'),
  'links.tap': index('i', 'o'),
  'samples.place': index('i'),
  'cube.shaded': index('n', 'c', 'l'),
  'curve.y': real('x'),
  'walk.next': [...real('y'), ...index('i')],
  'walk.show': [...real('y'), ...index('i')],
  'dots.x': index('i'),
  'dots.y': index('i'),
  'histogram.mass': real('a', 'b'),
}

/** Strings that are no expressions. */
const PLAIN_KEYS: ReadonlySet<string> = new Set([
  'scene',
  'net',
  'mark',
  'tone',
  'form',
  'side',
  'ramp',
  'name',
  'text',
])

function walk(part: unknown, place: string, kind: string): FigureExpression[] {
  if (Array.isArray(part)) return part.flatMap((item, at) => step(item, `${place}.${at}`, kind, ''))
  if (typeof part !== 'object' || part === null) return []
  const own = 'scene' in part ? part.scene : 'mark' in part ? part.mark : kind
  const inner = typeof own === 'string' ? own : kind
  return Object.entries(part).flatMap(([key, value]) =>
    PLAIN_KEYS.has(key) ? [] : step(value, place === '' ? key : `${place}.${key}`, inner, key),
  )
}

function step(value: unknown, field: string, kind: string, key: string): FigureExpression[] {
  if (typeof value !== 'string') return walk(value, field, kind)
  // every scene takes the word for the unit in the middle
  if (key === 'unit' && value === 'middle') return []
  return [{ field, text: value, locals: LOCAL_NAMES[`${kind}.${key}`] ?? [] }]
}
