import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  analyze,
  countOfRegion,
  disjointBlocks,
  EngineError,
  fieldOf,
  hullOfRegion,
  parseNetwork,
  theoreticalField,
  touchedInputs,
  touchedRegion,
  unionOfBlocks,
  type Block,
  type Network,
  type PositionSet,
  type Region,
} from '@/lib/engine'

// ——— the reference: layers as lists of positions, written from their definitions alone ———

/** For each position of an axis' output, the positions of its input that it looks at. */
type Looks = readonly (readonly number[])[]

interface Step {
  readonly text: string
  readonly looks: (length: number, axis: number) => Looks
}

interface Fork {
  readonly left: readonly Step[]
  readonly right: readonly Step[]
  readonly merge: 'add' | 'mul' | 'concat'
}

interface Plan {
  readonly input: readonly number[]
  readonly items: readonly (Step | Fork)[]
}

type Border = 'zeros' | 'reflect' | 'replicate' | 'circular'
type Ends = readonly [begin: number, end: number]

const upTo = (count: number): number[] => Array.from({ length: Math.max(count, 0) }, (_, at) => at)
const at = <Item>(list: readonly Item[], index: number): Item => {
  const item = list[index]
  if (item === undefined) throw new Error(`nothing at ${index}`)
  return item
}

/** An axis with its padding: for each place the input position that stands there, null for a zero. */
function padded(length: number, [begin, end]: Ends, border: Border): (number | null)[] {
  return upTo(begin + length + end).map((place) => {
    const q = place - begin
    if (q >= 0 && q < length) return q
    if (border === 'reflect') return q < 0 ? -q : 2 * (length - 1) - q
    if (border === 'replicate') return q < 0 ? 0 : length - 1
    if (border === 'circular') return (q + length) % length
    return null
  })
}

interface Window {
  readonly k: number
  readonly s: number
  readonly d: number
}

/** A window at every step, over an axis with its padding; what hangs over the end is cut. */
function windows(places: readonly (number | null)[], count: number, { k, s, d }: Window): Looks {
  return upTo(count).map((unit) =>
    upTo(k).flatMap((tap) => {
      const place = places[unit * s + d * tap]
      return place === null || place === undefined ? [] : [place]
    }),
  )
}

const floorWindows = (length: number, ends: Ends, border: Border, window: Window): Looks => {
  const extent = window.d * (window.k - 1) + 1
  const count = Math.floor((length + ends[0] + ends[1] - extent) / window.s) + 1
  return windows(padded(length, ends, border), count, window)
}

function tfSameEnds(length: number, { k, s, d }: Window): Ends {
  const whole = Math.max(0, (Math.ceil(length / s) - 1) * s + d * (k - 1) + 1 - length)
  return [Math.floor(whole / 2), Math.ceil(whole / 2)]
}

function ceilWindows(length: number, p: number, window: Window): Looks {
  const extent = window.d * (window.k - 1) + 1
  const rounded = Math.ceil((length + 2 * p - extent) / window.s) + 1
  const count = (rounded - 1) * window.s >= length + p ? rounded - 1 : rounded
  return windows(padded(length, [p, p], 'zeros'), count, window)
}

/** Every input position adds its kernel to the output, s apart. */
function transposed(length: number, { k, s, d, p, a }: Window & { readonly p: number; readonly a: number }): Looks {
  const looks: number[][] = upTo((length - 1) * s - 2 * p + d * (k - 1) + a + 1).map(() => [])
  for (const source of upTo(length)) for (const tap of upTo(k)) looks[source * s + d * tap - p]?.push(source)
  return looks
}

interface Ratio {
  readonly num: number
  readonly den: number
}

type Resize = 'nearest' | 'nearest-exact' | 'linear' | 'corners'

/** Coordinates as whole numerators over a whole denominator. */
function resized(length: number, output: number, step: Ratio, mode: Resize): Looks {
  return upTo(output).map((unit) => {
    if (mode === 'nearest') return [Math.min(Math.floor((unit * step.num) / step.den), length - 1)]
    if (mode === 'nearest-exact') {
      return [Math.min(Math.floor(((2 * unit + 1) * step.num) / (2 * step.den)), length - 1)]
    }
    const [num, den] =
      mode === 'corners'
        ? output === 1
          ? [0, 1]
          : [unit * (length - 1), output - 1]
        : [Math.max((2 * unit + 1) * step.num - step.den, 0), 2 * step.den]
    const before = Math.floor(num / den)
    return num % den === 0 ? [before] : [before, Math.min(before + 1, length - 1)]
  })
}

const itself = (length: number): Looks => upTo(length).map((unit) => [unit])
const everything = (length: number): Looks => upTo(length).map(() => upTo(length))

// ——— plans as notation, and what a poke at one input position marks ———

const isFork = (item: Step | Fork): item is Fork => 'merge' in item

/** One line for each layer, all of them named. */
function notation({ input, items }: Plan): string {
  const lines = [`input 2x${input.join('x')}`]
  const add = (text: string, sources: readonly string[]): string => {
    const name = `n${lines.length}`
    lines.push(`${name}: ${text} <- ${sources.join(', ')}`)
    return name
  }
  const chain = (steps: readonly Step[], from: string): string =>
    steps.reduce((source, { text }) => add(text, [source]), from)
  items.reduce(
    (source, item) =>
      isFork(item) ? add(item.merge, [chain(item.left, source), chain(item.right, source)]) : add(item.text, [source]),
    'prev',
  )
  return lines.join('\n')
}

function product<Item>(lists: readonly (readonly Item[])[]): Item[][] {
  return lists.reduce<Item[][]>((heads, list) => heads.flatMap((head) => list.map((item) => [...head, item])), [[]])
}

/** A grid of marks, in row-major order. */
interface Marks {
  readonly lengths: readonly number[]
  readonly marked: readonly boolean[]
}

const placeIn = (lengths: readonly number[], position: readonly number[]): number =>
  position.reduce((place, coordinate, axis) => place * at(lengths, axis) + coordinate, 0)

/** A unit is marked if any position that it looks at is. */
function through({ lengths, marked }: Marks, looks: (length: number, axis: number) => Looks): Marks {
  const axes = lengths.map(looks)
  const units = product(axes.map(({ length }) => upTo(length)))
  return {
    lengths: axes.map(({ length }) => length),
    marked: units.map((unit) =>
      product(unit.map((coordinate, axis) => at(at(axes, axis), coordinate))).some(
        (position) => marked[placeIn(lengths, position)],
      ),
    ),
  }
}

/** Position by position; an axis of length 1 is copied. */
function merged(left: Marks, right: Marks): Marks {
  const lengths = left.lengths.map((length, axis) => Math.max(length, at(right.lengths, axis)))
  const copied = (marks: Marks, unit: readonly number[]): boolean =>
    at(
      marks.marked,
      placeIn(
        marks.lengths,
        unit.map((coordinate, axis) => (at(marks.lengths, axis) === 1 ? 0 : coordinate)),
      ),
    )
  return { lengths, marked: product(lengths.map(upTo)).map((unit) => copied(left, unit) || copied(right, unit)) }
}

function poke({ input, items }: Plan, place: number): Marks {
  const chain = (steps: readonly Step[], from: Marks): Marks =>
    steps.reduce((marks, { looks }) => through(marks, looks), from)
  return items.reduce<Marks>(
    (marks, item) => (isFork(item) ? merged(chain(item.left, marks), chain(item.right, marks)) : chain([item], marks)),
    { lengths: input, marked: product(input.map(upTo)).map((_, index) => index === place) },
  )
}

/** For every unit of the output the input positions whose poke marks it. */
function dependencies(plan: Plan): { unit: number[]; positions: string[] }[] {
  const inputs = product(plan.input.map(upTo))
  const pokes = inputs.map((_, place) => poke(plan, place))
  return product(at(pokes, 0).lengths.map(upTo)).map((unit, index) => ({
    unit,
    positions: inputs.filter((_, place) => pokes[place]?.marked[index]).map((position) => position.join()),
  }))
}

// ——— random plans ———

const whole = (min: number, max: number) => fc.integer({ min, max })
const border = fc.constantFrom<Border>('zeros', 'reflect', 'replicate', 'circular')
const written = (values: readonly (number | string)[]): string => values.join('x')

function layersOn(axes: number) {
  const each = <Value>(value: fc.Arbitrary<Value>) => fc.array(value, { minLength: axes, maxLength: axes })
  const ends = each(fc.tuple(whole(0, 2), whole(0, 2)))
  const sides = (pairs: readonly Ends[]): string => written(pairs.map(([begin, end]) => `${begin}:${end}`))
  const windowAt = (k: readonly number[], s: readonly number[], d: readonly number[], axis: number): Window => ({
    k: at(k, axis),
    s: at(s, axis),
    d: at(d, axis),
  })

  const conv = fc
    .record({ k: each(whole(1, 4)), s: each(whole(1, 3)), d: each(whole(1, 3)), ends, mode: border })
    .map(({ k, s, d, ends: pads, mode }): Step => ({
      text: `conv k=${written(k)} s=${written(s)} d=${written(d)} p=${sides(pads)} pad_mode=${mode}`,
      looks: (length, axis) => floorWindows(length, at(pads, axis), mode, windowAt(k, s, d, axis)),
    }))
  const sameConv = fc
    .record({ k: each(whole(1, 4)), d: each(whole(1, 3)), mode: border })
    .map(({ k, d, mode }): Step => ({
      text: `conv k=${written(k)} d=${written(d)} p=same pad_mode=${mode}`,
      looks: (length, axis) => {
        const span = at(d, axis) * (at(k, axis) - 1)
        return floorWindows(length, [Math.floor(span / 2), Math.ceil(span / 2)], mode, {
          ...windowAt(k, d, d, axis),
          s: 1,
        })
      },
    }))
  const tfConv = (strides: fc.Arbitrary<number[]>) =>
    fc.record({ k: each(whole(1, 4)), s: strides, d: each(whole(1, 2)) }).map(({ k, s, d }): Step => ({
      text: `conv k=${written(k)} s=${written(s)} d=${written(d)} p=tf_same`,
      looks: (length, axis) => {
        const window = windowAt(k, s, d, axis)
        return floorWindows(length, tfSameEnds(length, window), 'zeros', window)
      },
    }))
  const convT = fc
    .record({
      k: each(whole(1, 4)),
      s: each(whole(1, 3)),
      p: each(whole(0, 2)),
      a: each(whole(0, 1)),
      d: each(whole(1, 2)),
    })
    .map(({ k, s, p, a, d }): Step => ({
      text: `convT k=${written(k)} s=${written(s)} p=${written(p)} a=${written(a)} d=${written(d)}`,
      looks: (length, axis) => transposed(length, { ...windowAt(k, s, d, axis), p: at(p, axis), a: at(a, axis) }),
    }))
  const pool = fc
    .record({
      op: fc.constantFrom('maxpool', 'avgpool'),
      k: each(whole(2, 3)),
      s: each(whole(1, 3)),
      p: each(whole(0, 1)),
      d: each(whole(1, 3)),
      ceil: fc.boolean(),
    })
    .map(({ op, k, s, p, d: dilations, ceil }): Step => {
      const d = op === 'maxpool' ? dilations : dilations.map(() => 1)
      return {
        text:
          `${op} k=${written(k)} s=${written(s)} p=${written(p)} ceil=${ceil ? 'yes' : 'no'}` +
          (op === 'maxpool' ? ` d=${written(d)}` : ''),
        looks: (length, axis) => {
          const [window, pad] = [windowAt(k, s, d, axis), at(p, axis)]
          return ceil ? ceilWindows(length, pad, window) : floorWindows(length, [pad, pad], 'zeros', window)
        },
      }
    })
  const resize = fc.constantFrom<Resize>('nearest', 'nearest-exact', 'linear', 'corners')
  const resizeText = (mode: Resize): string => {
    if (mode === 'nearest' || mode === 'nearest-exact') return `mode=${mode}`
    return `mode=${axes === 1 ? 'linear' : 'bilinear'} align=${mode === 'corners' ? 'yes' : 'no'}`
  }
  const scales: readonly (readonly [string, Ratio])[] = [
    ['1', { num: 1, den: 1 }],
    ['2', { num: 1, den: 2 }],
    ['3', { num: 1, den: 3 }],
    ['3/2', { num: 2, den: 3 }],
    ['1.25', { num: 4, den: 5 }],
    ['1/2', { num: 2, den: 1 }],
  ]
  const scaled = fc.tuple(resize, each(fc.constantFrom(...scales))).map(([mode, factors]): Step => ({
    text: `upsample ${resizeText(mode)} scale=${written(factors.map(([text]) => text))}`,
    looks: (length, axis) => {
      const [, step] = at(factors, axis)
      return resized(length, Math.floor((length * step.den) / step.num), step, mode)
    },
  }))
  const sized = fc.tuple(resize, each(whole(1, 9))).map(([mode, size]): Step => ({
    text: `upsample ${resizeText(mode)} size=${written(size)}`,
    looks: (length, axis) => resized(length, at(size, axis), { num: length, den: at(size, axis) }, mode),
  }))
  const pad = fc.tuple(border, each(fc.tuple(whole(-2, 3), whole(-2, 3)))).map(([mode, drawn]): Step => {
    // what is cut off is no border
    const pads = mode === 'zeros' ? drawn : drawn.map(([begin, end]): Ends => [Math.abs(begin), Math.abs(end)])
    return {
      text: `pad p=${sides(pads)} mode=${mode}`,
      looks: (length, axis) => padded(length, at(pads, axis), mode).map((place) => (place === null ? [] : [place])),
    }
  })
  const crop = fc.tuple(each(whole(0, 2)), each(whole(2, 6))).map(([start, len]): Step => ({
    text: `crop start=${written(start)} len=${written(len)}`,
    looks: (_, axis) => upTo(at(len, axis)).map((unit) => [at(start, axis) + unit]),
  }))
  const se: Step = { text: 'se mid=1', looks: everything }
  const norm: Step = { text: 'gn 1', looks: everything }
  const gap: Step = { text: 'gap', looks: (length) => [upTo(length)] }
  const shift: Step = {
    text: 'pad p=1:-1',
    looks: (length) => padded(length, [1, -1], 'zeros').map((place) => (place === null ? [] : [place])),
  }
  const relu: Step = { text: 'relu', looks: itself }

  const any = fc.oneof(
    { weight: 4, arbitrary: conv },
    { weight: 2, arbitrary: sameConv },
    { weight: 1, arbitrary: tfConv(each(whole(1, 3))) },
    { weight: 3, arbitrary: convT },
    { weight: 3, arbitrary: pool },
    { weight: 2, arbitrary: scaled },
    { weight: 1, arbitrary: sized },
    { weight: 2, arbitrary: pad },
    { weight: 1, arbitrary: crop },
    { weight: 1, arbitrary: fc.constantFrom(se, norm, relu) },
  )
  const keeping = fc.oneof(
    { weight: 5, arbitrary: sameConv },
    { weight: 1, arbitrary: tfConv(fc.constant(Array.from({ length: axes }, () => 1))) },
    { weight: 2, arbitrary: fc.constant(shift) },
    { weight: 1, arbitrary: fc.constantFrom(se, norm, relu) },
  )
  const branches = fc.record<Fork>({
    left: fc.array(keeping, { maxLength: 2 }),
    right: fc.array(keeping, { minLength: 1, maxLength: 2 }),
    merge: fc.constantFrom('add', 'mul', 'concat'),
  })
  const strided = each(whole(1, 3)).chain((strides) => {
    const first = tfConv(fc.constant(strides))
    const branch = fc.tuple(first, fc.array(keeping, { maxLength: 1 })).map(([head, rest]) => [head, ...rest])
    return fc.record<Fork>({ left: branch, right: branch, merge: fc.constantFrom('add', 'concat') })
  })
  const gate = fc.record<Fork>({
    left: fc.array(keeping, { maxLength: 1 }),
    right: fc.array(keeping, { maxLength: 1 }).map((steps) => [...steps, gap]),
    merge: fc.constantFrom('add', 'mul'),
  })
  const item = fc.oneof(
    { weight: 9, arbitrary: any },
    { weight: 2, arbitrary: branches },
    { weight: 1, arbitrary: strided },
    { weight: 1, arbitrary: gate },
  )
  const input =
    axes === 1 ? whole(2, 12).map((length) => [length]) : fc.tuple(whole(3, 7), whole(3, 6)).map((pair) => [...pair])
  return { item, input }
}

/** Units of a level beyond which the reference is slow. */
const MOST_UNITS = 150

function accepted(text: string): Network | null {
  const reading = parseNetwork(text)
  if (!reading.ok) return null
  const analysis = analyze(reading.network)
  if (!analysis.ok) return null
  const units = analysis.layers.map(({ shape }) => shape.slice(1).reduce((area, length) => area * length, 1))
  return Math.max(...units) > MOST_UNITS ? null : reading.network
}

function read(text: string): Network {
  const reading = parseNetwork(text)
  if (!reading.ok) throw new Error(`${JSON.stringify(reading.problem)}\n${text}`)
  return reading.network
}

const plansOn = (axes: number): fc.Arbitrary<Plan> => {
  const { item, input } = layersOn(axes)
  return fc
    .record<Plan>({ input, items: fc.array(item, { minLength: 1, maxLength: 5 }) })
    .filter((plan) => accepted(notation(plan)) !== null)
}

// ——— sets and regions as lists of positions ———

const listed = (set: PositionSet): number[] =>
  set.flatMap(({ first, last, step }) => upTo((last - first) / step + 1).map((index) => first + index * step))

const blockPositions = (block: Block): string[] => product(block.map(listed)).map((position) => position.join())

const positions = (region: Region): string[] => [...new Set(region.flatMap(blockPositions))].sort()

const sorted = (list: readonly string[]): string[] => [...list].sort()

/** The hull and the disjoint blocks of a region, against its own list of positions. */
function expectWellFormed(region: Region): void {
  const all = positions(region)
  const hull = hullOfRegion(region)
  if (all.length === 0) expect(hull).toBeNull()
  const coordinates = all.map((position) => position.split(',').map(Number))
  const extremes = hull?.map((_, axis) => {
    const here = coordinates.map((position) => at(position, axis))
    return [Math.min(...here), Math.max(...here)]
  })
  if (all.length > 0) expect(hull).toEqual(extremes)
  const cut = disjointBlocks(region).map(blockPositions)
  expect(sorted(cut.flat())).toEqual(all)
  expect(countOfRegion(region)).toBe(BigInt(all.length))
}

describe.each([
  [1, 180],
  [2, 70],
])('a random network on %i axes', (axes, numRuns) => {
  test('has the set of input positions that pokes find, for every unit', () => {
    fc.assert(
      fc.property(plansOn(axes), (plan) => {
        const text = notation(plan)
        const network = read(text)
        for (const { unit, positions: right } of dependencies(plan)) {
          const region = touchedRegion(network, unit)
          expect({ text, unit, set: positions(region) }).toEqual({ text, unit, set: sorted(right) })
          if (axes === 1) {
            const along = touchedInputs(network, at(unit, 0)).map(String)
            expect({ text, unit, along }).toEqual({ text, unit, along: right })
          }
          expectWellFormed(region)
        }
      }),
      { numRuns },
    )
  })

  test('has no number that is neither whole nor a fraction of whole ones', () => {
    fc.assert(
      fc.property(plansOn(axes), (plan) => {
        const text = notation(plan)
        const network = read(text)
        const analysis = analyze(network)
        const last = analysis.ok ? analysis.output.slice(1).map((length) => length - 1) : []
        const region = touchedRegion(network, last)
        const results = [
          analysis,
          region,
          hullOfRegion(region),
          disjointBlocks(region),
          ...upTo(axes).flatMap((axis) => [
            fieldParts(theoreticalField(network, axis)),
            fieldParts(theoreticalField(network, axis, { local: true })),
            ...network.nodes.map((_, node) => fieldParts(fieldOf(network, axis, node))),
          ]),
        ]
        expect({ text, inexact: inexact(results) }).toEqual({ text, inexact: [] })
      }),
      { numRuns },
    )
  })
})

/** The numbers of a field that are defined. */
function fieldParts(field: ReturnType<typeof theoreticalField>): unknown[] {
  const ask = [() => field.size, () => field.jump, () => field.start, () => field.centre]
  return ask.flatMap((part): unknown[] => {
    try {
      return [part()]
    } catch (error) {
      if (error instanceof EngineError) return []
      throw error
    }
  })
}

/** Numbers anywhere in a result that are no whole number, and fractions not of whole numbers. */
function inexact(value: unknown): unknown[] {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? [] : [value]
  if (typeof value !== 'object' || value === null) return []
  if ('num' in value || 'den' in value) {
    const { num, den } = value as { num?: unknown; den?: unknown }
    return typeof num === 'bigint' && typeof den === 'bigint' && den > 0n ? [] : [value]
  }
  return Object.values(value).flatMap(inexact)
}

// ——— regions of any kind ———

const set = fc.oneof(
  fc
    .tuple(whole(0, 9), whole(0, 4), whole(1, 3))
    .map(([first, more, step]): PositionSet => [{ first, last: first + more * step, step: more === 0 ? 1 : step }]),
  fc
    .uniqueArray(whole(0, 9), { maxLength: 5 })
    .map((places): PositionSet =>
      [...places].sort((a, b) => a - b).map((place) => ({ first: place, last: place, step: 1 })),
    ),
)

const regionsOn = (axes: number): fc.Arbitrary<Region> => {
  const block = fc.array(set, { minLength: axes, maxLength: axes })
  // beyond 64 blocks a union is cut into disjoint ones
  return fc.oneof(
    { weight: 9, arbitrary: fc.array(block, { maxLength: 6 }) },
    { weight: 1, arbitrary: fc.array(block, { minLength: 70, maxLength: 100 }) },
  )
}

describe.each([1, 2, 3])('a union of blocks on %i axes', (axes) => {
  const region = regionsOn(axes)

  test('has the positions of its blocks, a hull around them and disjoint blocks of as many', () => {
    fc.assert(
      fc.property(region, (blocks) => {
        const union = unionOfBlocks(blocks)
        expect(positions(union)).toEqual(positions(blocks))
        expectWellFormed(union)
        expect(sorted(disjointBlocks(blocks).flatMap(blockPositions))).toEqual(positions(blocks))
      }),
    )
  })

  test('is idempotent, commutative and associative', () => {
    fc.assert(
      fc.property(region, region, region, (a, b, c) => {
        const once = unionOfBlocks(a)
        expect(positions(unionOfBlocks(once))).toEqual(positions(once))
        expect(positions(unionOfBlocks([...once, ...once]))).toEqual(positions(once))
        expect(positions(unionOfBlocks([...a, ...b]))).toEqual(positions(unionOfBlocks([...b, ...a])))
        const [left, right] = [unionOfBlocks([...a, ...b]), unionOfBlocks([...b, ...c])]
        expect(positions(unionOfBlocks([...left, ...c]))).toEqual(positions(unionOfBlocks([...a, ...right])))
      }),
      { numRuns: 60 },
    )
  })
})

// ——— scaling laws ———

const layer = fc.record({ k: whole(1, 7), d: whole(1, 5), p: whole(0, 3) })
type Dense = Parameters<typeof line>[0]
const line = ({ k, d, p }: { readonly k: number; readonly d: number; readonly p: number }): string =>
  `conv k=${k} d=${d} p=${p}`
const reach = (layers: readonly Dense[]): number => layers.reduce((sum, { k, d }) => sum + d * (k - 1), 0)
const chain = fc.array(layer, { minLength: 1, maxLength: 8 })
const sizeOf = (lines: readonly string[]): bigint => theoreticalField(read(lines.join('\n'))).size

describe('a chain of convolutions', () => {
  test('of stride 1 has size 1 + Σ d(k − 1), jump 1 and start −Σ p', () => {
    fc.assert(
      fc.property(chain, (layers) => {
        const { size, jump, start } = theoreticalField(read(layers.map(line).join('\n')))
        const begin = layers.reduce((sum, { p }) => sum + p, 0)
        expect(size).toBe(BigInt(1 + reach(layers)))
        expect(jump).toEqual({ num: 1n, den: 1n })
        expect(start).toEqual({ num: BigInt(-begin), den: 1n })
      }),
    )
  })

  test('grows s times as fast behind a stride s, and as before in front of it', () => {
    fc.assert(
      fc.property(chain, chain, whole(1, 5), (before, after, s) => {
        const lines = [...before.map(line), `conv k=1 s=${s}`, ...after.map(line)]
        expect(sizeOf(lines)).toBe(BigInt(1 + reach(before) + s * reach(after)))
        const { jump } = theoreticalField(read(lines.join('\n')))
        expect(jump).toEqual({ num: BigInt(s), den: 1n })
      }),
    )
  })

  test('multiplies the strides of all layers in front', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(layer, whole(1, 3)), { minLength: 1, maxLength: 6 }), (layers) => {
        const lines = layers.map(([dense, s]) => `${line(dense)} s=${s}`)
        let [size, jump] = [1, 1]
        for (const [{ k, d }, s] of layers) [size, jump] = [size + d * (k - 1) * jump, jump * s]
        expect(sizeOf(lines)).toBe(BigInt(size))
        expect(theoreticalField(read(lines.join('\n'))).jump).toEqual({ num: BigInt(jump), den: 1n })
      }),
    )
  })

  test('of stride 1 has the same set in any order', () => {
    const shuffled = chain.chain((layers) =>
      fc.tuple(
        fc.constant(layers),
        fc.shuffledSubarray(layers, { minLength: layers.length, maxLength: layers.length }),
      ),
    )
    fc.assert(
      fc.property(shuffled, whole(-3, 3), ([layers, other], unit) => {
        const setOf = (order: readonly Dense[]): number[] => touchedInputs(read(order.map(line).join('\n')), unit)
        expect(setOf(other)).toEqual(setOf(layers))
        // without padding the borders of a given input cut nothing either
        const bounded = (order: readonly Dense[]): string[] =>
          positions(
            touchedRegion(
              read([`input 1x${reach(order) + 4}`, ...order.map((dense) => line({ ...dense, p: 0 }))].join('\n')),
              [Math.abs(unit)],
            ),
          )
        expect(bounded(other)).toEqual(bounded(layers))
      }),
    )
  })
})
