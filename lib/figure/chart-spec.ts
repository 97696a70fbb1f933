import { z } from 'zod'
import { Expression } from './expression-field'

/** A place on an axis that is marked: with its number, or with a symbol (`π/2`). */
const TickSchema = z.union([Expression, z.strictObject({ at: Expression, text: z.string().min(1).max(6) })])

/** An axis: its ends, its symbol, what is marked on it; `log` in decades. Nothing on it needs a translation. */
const AxisSchema = z.strictObject({
  from: Expression,
  to: Expression,
  name: z.string().min(1).max(12).exactOptional(),
  ticks: z.array(TickSchema).max(10).exactOptional(),
  log: z.boolean().default(false),
})

const tone = z.enum(['ink', 'r4', 'seal', 'edge']).default('r4')
const dashed = z.boolean().default(false)

/** `y` of x over the whole axis, or between `from` and `to`. */
const CurveSchema = z.strictObject({
  mark: z.literal('curve'),
  y: Expression,
  from: Expression.exactOptional(),
  to: Expression.exactOptional(),
  tone,
  dashed,
})

/** A recurrence, joined: `first`, then `next` of the value before it (y) and its step (i); at x = 0, 1, … `count` − 1. */
const WalkSchema = z.strictObject({
  mark: z.literal('walk'),
  first: Expression,
  next: Expression,
  count: Expression,
  /** what is shown of the value: of (y, i); the value itself where absent */
  show: Expression.exactOptional(),
  tone,
})

/** Points: `x` and `y` of i = 0 … `count` − 1. */
const DotsSchema = z.strictObject({
  mark: z.literal('dots'),
  count: Expression,
  x: Expression,
  y: Expression,
  form: z.enum(['disc', 'ring', 'cross', 'plus']).default('disc'),
  tone,
})

/** Values at x = `first`, `first` + 1, …: as stems with a dot, as bars, or as dots that a line joins. */
const ValuesSchema = z.strictObject({
  mark: z.enum(['stems', 'bars', 'line']),
  values: Expression,
  first: Expression.exactOptional(),
  tone,
})

/** Bars of equal width between two ends: `mass` of (a, b) is what lies between a and b. */
const HistogramSchema = z.strictObject({
  mark: z.literal('histogram'),
  from: Expression,
  to: Expression,
  bins: Expression,
  mass: Expression,
  tone,
})

/** A rectangle in the axes' units. */
const BoxSchema = z.strictObject({
  mark: z.literal('box'),
  left: Expression,
  right: Expression,
  bottom: Expression,
  top: Expression,
  tone,
})

/** Straight lines across the whole chart at each of the places, a grid for instance. */
const RulesSchema = z.strictObject({
  mark: z.literal('rules'),
  x: Expression.exactOptional(),
  y: Expression.exactOptional(),
  tone: z.enum(['ink', 'r4', 'seal', 'edge', 'line']).default('edge'),
  dashed,
})

/** A symbol beside a point, never a word. */
const LabelSchema = z.strictObject({
  mark: z.literal('label'),
  x: Expression,
  y: Expression,
  text: z.string().min(1).max(8),
  side: z.enum(['left', 'right', 'above', 'below']).default('right'),
})

/** A chart: two axes and what stands between them, in order; `flat` is a low one without the upright axis. */
export const ChartSpecSchema = z.strictObject({
  scene: z.literal('chart'),
  flat: z.boolean().default(false),
  x: AxisSchema,
  y: AxisSchema,
  marks: z
    .array(
      z.union([
        CurveSchema,
        WalkSchema,
        DotsSchema,
        ValuesSchema,
        HistogramSchema,
        BoxSchema,
        RulesSchema,
        LabelSchema,
      ]),
    )
    .min(1)
    .max(16),
})

export type ChartSpec = z.infer<typeof ChartSpecSchema>
export type AxisSpec = ChartSpec['x']
export type ChartMark = ChartSpec['marks'][number]
