import { z } from 'zod'
import { ChartSpecSchema } from './chart-spec'
import { Expression } from './expression-field'

/** A network's unit: one cone, the inputs that it touches, or their hull; `unit` is an expression, or the middle one. */
const networkScene = (scene: 'cone' | 'touched' | 'hull') =>
  z.strictObject({ scene: z.literal(scene), net: z.string(), unit: Expression.exactOptional() })

/**
 * The windows of a net's units over a row of inputs: of a network with an input, or from where they are said to start:
 * `starts` is the list, or there are `count` of them and `start` is that of number i.
 */
const WindowsSpecSchema = z
  .strictObject({
    scene: z.literal('windows'),
    net: z.string().exactOptional(),
    length: Expression.exactOptional(),
    kernel: Expression.exactOptional(),
    starts: Expression.exactOptional(),
    count: Expression.exactOptional(),
    start: Expression.exactOptional(),
    /** positions that are drawn of a longer row, half of them at each end */
    shown: Expression.exactOptional(),
    /** padding that is drawn on either side, also where no window reaches it */
    padding: Expression.exactOptional(),
    /** the first and the last window have their numbers over them */
    numbers: z.boolean().default(false),
    /** room kept on either side, so that pictures with and without padding have one scale */
    margin: Expression.exactOptional(),
  })
  .refine(
    ({ net, length, kernel, starts, count, start }) =>
      net === undefined
        ? length !== undefined &&
          kernel !== undefined &&
          (starts === undefined
            ? count !== undefined && start !== undefined
            : count === undefined && start === undefined)
        : [length, kernel, starts, count, start].every((own) => own === undefined),
    { path: ['net'], error: 'either net, or length, kernel and starts, or length, kernel, count and start' },
  )

/**
 * Squares of a row of pixels, and dots where it is sampled, in pixels from the middle of the first: `at` is the list of the
 * places, or there are `count` of them and `place` is that of number i.
 */
const SamplesSpecSchema = z
  .strictObject({
    scene: z.literal('samples'),
    length: Expression,
    at: Expression.exactOptional(),
    count: Expression.exactOptional(),
    place: Expression.exactOptional(),
    /** the sample that is asked for, by its number */
    marked: Expression.exactOptional(),
  })
  .refine(
    ({ at, count, place }) =>
      at === undefined ? count !== undefined && place !== undefined : count === undefined && place === undefined,
    { path: ['at'], error: 'either at, or count and place' },
  )

/**
 * Two rows and the taps that join them: `tap` of (i, o) is the tap's number, or −1 where input i does not reach output o.
 * `lines` keeps room for so many names over an output.
 */
const LinksSpecSchema = z.strictObject({
  scene: z.literal('links'),
  inputs: Expression,
  outputs: Expression,
  tap: Expression,
  lines: Expression.exactOptional(),
})

/** A rectangle around whole cells of a plane, by the first and the last of them. */
const OutlineSchema = z.strictObject({
  top: Expression,
  left: Expression,
  bottom: Expression,
  right: Expression,
  tone: z.enum(['seal', 'ink']).default('seal'),
})

/**
 * Cells of a plane: `value` of (i, j), from `from` to `to`, as shades. `ramp` is `ink` for counts and weights, `grey` for
 * brightness (the largest value is the brightest in either theme), `marks` for 0 (empty), 1 (filled) and 2 (set apart).
 */
const PlaneSpecSchema = z.strictObject({
  scene: z.literal('plane'),
  rows: Expression,
  columns: Expression,
  firstRow: Expression.exactOptional(),
  firstColumn: Expression.exactOptional(),
  value: Expression,
  from: Expression.exactOptional(),
  to: Expression.exactOptional(),
  ramp: z.enum(['ink', 'grey', 'marks']).default('ink'),
  numbers: z.boolean().default(false),
  outlines: z.array(OutlineSchema).max(6).default([]),
})

/** Rows of numbers in cells; a divider stands before each of the places named; `lines` keeps room for so many rows. */
const RowsSpecSchema = z.strictObject({
  scene: z.literal('rows'),
  rows: z.array(Expression).min(1).max(4),
  dividers: Expression.exactOptional(),
  lines: Expression.exactOptional(),
})

const BlockSchema = z.strictObject({ height: Expression, width: Expression, depth: Expression })

/** Boxes of cells side by side: height, width and depth (channels) of each. */
const BlocksSpecSchema = z.strictObject({
  scene: z.literal('blocks'),
  blocks: z.array(BlockSchema).min(1).max(3),
  /** the room of each box, so that pictures of different boxes have one scale */
  slot: BlockSchema.exactOptional(),
})

/** A batch as a cube of samples n, channels c and positions l: `shaded` of (n, c, l) says which values are meant. */
const CubeSpecSchema = z.strictObject({
  scene: z.literal('cube'),
  samples: Expression,
  channels: Expression,
  positions: Expression,
  shaded: Expression,
})

/** The expected effective field of a unit, on both axes, within its theoretical one and `margin` cells around it. */
const EffectiveSpecSchema = z.strictObject({
  scene: z.literal('effective'),
  layers: Expression,
  kernel: Expression,
  dilation: Expression.exactOptional(),
  margin: Expression.exactOptional(),
})

const single = [
  networkScene('cone'),
  networkScene('touched'),
  networkScene('hull'),
  WindowsSpecSchema,
  SamplesSpecSchema,
  LinksSpecSchema,
  PlaneSpecSchema,
  RowsSpecSchema,
  BlocksSpecSchema,
  CubeSpecSchema,
  EffectiveSpecSchema,
  ChartSpecSchema,
] as const

const SingleFigureSchema = z.discriminatedUnion('scene', single)

/** Two to four pictures in a row. */
const PanelsSpecSchema = z.strictObject({
  scene: z.literal('panels'),
  panels: z.array(SingleFigureSchema).min(2).max(4),
})

/** Which picture to draw, and the expressions of the numbers in it (docs/card-format.md, "Figures"). */
export const FigureSpecSchema = z.discriminatedUnion('scene', [...single, PanelsSpecSchema])

export type FigureSpec = z.infer<typeof FigureSpecSchema>
export type SingleFigureSpec = z.infer<typeof SingleFigureSchema>
export type SpecOf<Kind extends FigureSpec['scene']> = Extract<FigureSpec, { readonly scene: Kind }>
