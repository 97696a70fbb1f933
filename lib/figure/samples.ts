import type { SpecOf } from './figure-spec'
import type { FigureValues } from './figure-values'
import { round } from './layout'
import { label, line, PLATE_WIDTH, shortNumber } from './plate'
import type { Mark, Scene } from './scene'

const MARGIN = 16
const WIDEST = 60
const TALLEST = 34
const MOST_SAMPLES = 64

/**
 * Where a row of pixels is sampled: the pixels as squares with their centres marked, and a dot with a dropped line at
 * each sample. Positions count in pixels from the middle of the first.
 */
export function samplesScene(spec: SpecOf<'samples'>, values: FigureValues): Scene {
  const length = values.whole('length', 1, 24)
  const positions = spec.at === undefined ? placesOf(values) : values.numbers('at')
  const first = Math.min(-0.5, ...positions)
  const last = Math.max(length - 0.5, ...positions)
  const pitch = Math.min(WIDEST, (PLATE_WIDTH - 2 * MARGIN) / (last - first))
  const left = (PLATE_WIDTH - pitch * (last - first)) / 2
  const at = (position: number): number => left + (position - first) * pitch
  const side = Math.min(pitch, TALLEST)
  const top = 34
  const middle = top + side / 2
  const marked = spec.marked === undefined ? null : values.whole('marked', 0, positions.length - 1)
  const marks: Mark[] = [
    ...Array.from({ length }, (_, pixel): Mark => {
      const [x0, x1] = [at(pixel - 0.5), at(pixel + 0.5)]
      const points = [x0, top, x1, top, x1, top + side, x0, top + side].map(round)
      return { shape: 'polygon', points, fill: pixel % 2 === 0 ? 'i1' : 'i2', stroke: 'edge' }
    }),
    { shape: 'dots', form: 'plus', points: centres(length, at, middle), radius: 4, fill: 'ink' },
    ...drops(positions, at, middle, marked),
    ...Array.from({ length }, (_, pixel) => label(`${pixel}`, at(pixel), top + side + 12)),
  ]
  return {
    kind: 'samples',
    width: PLATE_WIDTH,
    height: round(top + side + 24),
    marks,
    sentence: { code: 'samples', values: { count: positions.length, length } },
    table: { head: [], rows: [positions.map(shortNumber)] },
  }
}

/** A dot with a line down to the row for each sample; where one of them is asked for, the others stand back. */
function drops(
  positions: readonly number[],
  at: (position: number) => number,
  foot: number,
  marked: number | null,
): Mark[] {
  const radius = round(Math.max(2, Math.min(4, (PLATE_WIDTH - 2 * MARGIN) / positions.length / 2.4)))
  const dropped = (some: readonly number[], tone: 'seal' | 'edge', width: number): Mark[] => [
    ...some.map((position) => line([at(position), 16, at(position), foot], tone, width)),
    {
      shape: 'dots',
      points: some.flatMap((position) => [round(at(position)), 14]),
      radius,
      fill: tone,
      ...(tone === 'edge' ? { form: 'ring' } : {}),
    },
  ]
  if (marked === null) return dropped(positions, 'seal', 1)
  return [
    ...dropped(
      positions.filter((_, sample) => sample !== marked),
      'edge',
      1,
    ),
    ...dropped(
      positions.filter((_, sample) => sample === marked),
      'seal',
      2,
    ),
  ]
}

function placesOf(values: FigureValues): number[] {
  const place = values.formula('place')
  return Array.from({ length: values.whole('count', 1, MOST_SAMPLES) }, (_, sample) => place(sample))
}

function centres(length: number, at: (position: number) => number, y: number): number[] {
  return Array.from({ length }, (_, pixel) => [round(at(pixel)), round(y)]).flat()
}
