import type { FigureValues } from './figure-values'
import { round } from './layout'
import { extent, face, type Oblique, type Point } from './oblique'
import { label, PLATE_WIDTH } from './plate'
import type { Mark, Scene, Tone } from './scene'

const MARGIN = 16
const HEIGHT = 150
/** room for the names of the axes beside the cube, of the positions and of the samples */
const LEFT = 44
const RIGHT = 24
const MOST_CELLS = 10

/**
 * A batch as a cube, as normalisation layers are told apart: channels go to the right, positions (H, W) down, samples
 * away from the eye. Values that are meant are filled; only what lies on the three faces in sight shows, so what is meant
 * should reach one of them.
 */
export function cubeScene(values: FigureValues): Scene {
  const samples = values.whole('samples', 1, MOST_CELLS)
  const channels = values.whole('channels', 1, MOST_CELLS)
  const positions = values.whole('positions', 1, MOST_CELLS)
  const isShaded = values.formula('shaded')
  const tone = (n: number, c: number, l: number, plain: Tone): Tone => (isShaded(n, c, l) !== 0 ? 'r4' : plain)
  const [width, height] = extent(channels, positions, samples)
  const scale = Math.min((PLATE_WIDTH - LEFT - RIGHT) / width, HEIGHT / height)
  const place: Oblique = {
    scale,
    x: LEFT + (PLATE_WIDTH - LEFT - RIGHT - width * scale) / 2,
    y: MARGIN + (height - positions) * scale,
  }
  const marks: Mark[] = []
  const add = (points: readonly Point[], fill: Tone): number => marks.push(face(points, place, fill))
  for (let l = 0; l < positions; l += 1)
    for (let c = 0; c < channels; c += 1)
      add(
        [
          [c, l, 0],
          [c + 1, l, 0],
          [c + 1, l + 1, 0],
          [c, l + 1, 0],
        ],
        tone(0, c, l, 'paper'),
      )
  for (let n = 0; n < samples; n += 1) {
    for (let c = 0; c < channels; c += 1)
      add(
        [
          [c, 0, n],
          [c + 1, 0, n],
          [c + 1, 0, n + 1],
          [c, 0, n + 1],
        ],
        tone(n, c, 0, 'i0'),
      )
    for (let l = 0; l < positions; l += 1)
      add(
        [
          [channels, l, n],
          [channels, l, n + 1],
          [channels, l + 1, n + 1],
          [channels, l + 1, n],
        ],
        tone(n, channels - 1, l, 'i1'),
      )
  }
  const foot = place.y + positions * scale
  marks.push(
    label('C', place.x + (channels * scale) / 2, foot + 11),
    label('H, W', place.x - 6, place.y + (positions * scale) / 2, { anchor: 'end' }),
    label('N', place.x + (channels + samples * 0.25 + 0.2) * scale + 9, foot - samples * 0.25 * scale + 4, {
      anchor: 'start',
    }),
  )
  const all = samples * channels * positions
  return {
    kind: 'cube',
    width: PLATE_WIDTH,
    height: round(2 * MARGIN + height * scale + 8),
    marks,
    sentence: { code: 'cube', values: { shaded: countShaded(isShaded, samples, channels, positions), all } },
  }
}

function countShaded(
  isShaded: (n: number, c: number, l: number) => number,
  samples: number,
  channels: number,
  positions: number,
): number {
  let count = 0
  for (let n = 0; n < samples; n += 1)
    for (let c = 0; c < channels; c += 1) for (let l = 0; l < positions; l += 1) if (isShaded(n, c, l) !== 0) count += 1
  return count
}
