import type { SpecOf } from './figure-spec'
import type { FigureValues } from './figure-values'
import { round } from './layout'
import { label, line, PLATE_WIDTH } from './plate'
import type { Mark, Scene } from './scene'

const MARGIN = 8
const CELL_HEIGHT = 16
const DISTANCE = 62
const NAME_LINE = 14
const MOST_UNITS = 12
const MOST_LINES = 8

const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉'

/** One input that reaches an output, and by which tap. */
interface Link {
  readonly input: number
  readonly output: number
  readonly tap: number
}

/**
 * A row of inputs below, a row of outputs above, and a line for every tap that joins two of them; over each output the
 * names of its taps. Taps of even and odd numbers differ in their line, so that colour is not needed.
 */
export function linksScene(spec: SpecOf<'links'>, values: FigureValues): Scene {
  const inputs = values.whole('inputs', 1, MOST_UNITS)
  const outputs = values.whole('outputs', 1, MOST_UNITS)
  const tapOf = values.formula('tap')
  const links = linksOf(inputs, outputs, tapOf)
  const pitch = (PLATE_WIDTH - 2 * MARGIN) / Math.max(inputs, outputs)
  const kept = spec.lines === undefined ? 1 : values.whole('lines', 1, MOST_LINES)
  const most = Math.max(kept, ...namesOf(links, outputs).map((names) => names.length))
  const top = MARGIN + most * NAME_LINE
  const bottom = top + CELL_HEIGHT + DISTANCE
  // inputs stand spread over the outputs: each in the middle of its share
  const inputAt = (place: number): number => MARGIN + ((place + 0.5) * (PLATE_WIDTH - 2 * MARGIN)) / inputs
  const outputAt = (place: number): number => PLATE_WIDTH / 2 + (place - (outputs - 1) / 2) * pitch
  const marks: Mark[] = [
    ...links.map(({ input, output, tap }) =>
      line(
        [inputAt(input), bottom, outputAt(output), top + CELL_HEIGHT],
        tap % 2 === 0 ? 'r4' : 'seal',
        1.5,
        tap % 2 !== 0,
      ),
    ),
    ...Array.from({ length: outputs }, (_, place) => cell(outputAt(place), top, Math.min(pitch, 22), 'i2')),
    ...Array.from({ length: inputs }, (_, place) => cell(inputAt(place), bottom, Math.min(pitch, 22), 'i1')),
    ...namesOf(links, outputs).flatMap((names, place) =>
      names.map((name, row) => label(name, outputAt(place), top - 8 - row * NAME_LINE)),
    ),
    ...Array.from({ length: inputs }, (_, place) => label(`${place}`, inputAt(place), bottom + CELL_HEIGHT + 10)),
  ]
  return {
    kind: 'links',
    width: PLATE_WIDTH,
    height: round(bottom + CELL_HEIGHT + 22),
    marks,
    sentence: { code: 'links', values: { inputs, outputs, count: links.length } },
    table: {
      head: ['o', 'i', 'w'],
      rows: links.map(({ input, output, tap }) => [output, input, tap]),
    },
  }
}

function linksOf(inputs: number, outputs: number, tapOf: (input: number, output: number) => number): Link[] {
  const links: Link[] = []
  for (let output = 0; output < outputs; output += 1)
    for (let input = 0; input < inputs; input += 1) {
      const tap = tapOf(input, output)
      if (tap >= 0) links.push({ input, output, tap: Math.round(tap) })
    }
  return links
}

/** Per output the names of its taps, `w₀`, from the last input to the first: the lowest name stands lowest. */
function namesOf(links: readonly Link[], outputs: number): string[][] {
  return Array.from({ length: outputs }, (_, output) =>
    links
      .filter((link) => link.output === output)
      .map(({ tap }) => tap)
      .sort((one, other) => other - one)
      .map((tap) => `w${[...String(tap)].map((digit) => SUBSCRIPTS[Number(digit)] ?? '').join('')}`),
  )
}

function cell(middle: number, top: number, width: number, fill: 'i1' | 'i2'): Mark {
  const [left, right] = [middle - width / 2, middle + width / 2]
  return {
    shape: 'polygon',
    points: [left, top, right, top, right, top + CELL_HEIGHT, left, top + CELL_HEIGHT].map(round),
    fill,
    stroke: 'edge',
  }
}
