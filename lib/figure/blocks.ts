import type { SpecOf } from './figure-spec'
import { within, type FigureValues } from './figure-values'
import { round } from './layout'
import { extent, face, type Oblique } from './oblique'
import { PLATE_WIDTH } from './plate'
import type { Mark, Scene } from './scene'

const MARGIN = 12
const HEIGHT = 130
const GAP = 28
const MOST_CELLS = 16

interface Box {
  readonly height: number
  readonly width: number
  readonly depth: number
}

/**
 * Boxes of unit cells side by side, as tensors are drawn: height and width in front, the channels going back. All have
 * one scale.
 */
export function blocksScene(spec: SpecOf<'blocks'>, values: FigureValues): Scene {
  const boxes = spec.blocks.map((_, index) => sizeOf(within(values, `blocks.${index}`)))
  const slot = spec.slot === undefined ? null : sizeOf(within(values, 'slot'))
  const slots = boxes.map((box) => flatSize(slot ?? box))
  const widths = slots.reduce((total, { width }) => total + width, 0)
  const tallest = Math.max(...slots.map(({ height }) => height))
  const room = PLATE_WIDTH - 2 * MARGIN - GAP * (boxes.length - 1)
  const scale = Math.min(room / widths, HEIGHT / tallest)
  let left = (PLATE_WIDTH - widths * scale - GAP * (boxes.length - 1)) / 2
  const marks = boxes.flatMap((box, index): Mark[] => {
    const { width, height } = flatSize(box)
    const own = slots[index]?.width ?? width
    // every box stands in the middle of its slot
    const x = left + ((own - width) * scale) / 2
    const y = MARGIN + (HEIGHT - height * scale) / 2 + (height - box.height) * scale
    left += own * scale + GAP
    return boxOf(box, { scale, x, y })
  })
  return {
    kind: 'blocks',
    width: PLATE_WIDTH,
    height: round(2 * MARGIN + HEIGHT),
    marks,
    sentence: { code: 'blocks', values: { count: boxes.length } },
    table: { head: ['H', 'W', 'C'], rows: boxes.map(({ height, width, depth }) => [height, width, depth]) },
  }
}

function sizeOf(values: FigureValues): Box {
  const [height, width] = [values.whole('height', 1, MOST_CELLS), values.whole('width', 1, MOST_CELLS)]
  return { height, width, depth: values.whole('depth', 1, MOST_CELLS) }
}

/** What a box takes on the paper, in cells. */
function flatSize({ height, width, depth }: Box): { readonly width: number; readonly height: number } {
  const [across, down] = extent(width, height, depth)
  return { width: across, height: down }
}

function boxOf({ height, width, depth }: Box, place: Oblique): Mark[] {
  const marks: Mark[] = []
  for (let i = 0; i < height; i += 1)
    for (let j = 0; j < width; j += 1)
      marks.push(
        face(
          [
            [j, i, 0],
            [j + 1, i, 0],
            [j + 1, i + 1, 0],
            [j, i + 1, 0],
          ],
          place,
          'i1',
        ),
      )
  for (let k = 0; k < depth; k += 1) {
    for (let j = 0; j < width; j += 1)
      marks.push(
        face(
          [
            [j, 0, k],
            [j + 1, 0, k],
            [j + 1, 0, k + 1],
            [j, 0, k + 1],
          ],
          place,
          'i2',
        ),
      )
    for (let i = 0; i < height; i += 1)
      marks.push(
        face(
          [
            [width, i, k],
            [width, i, k + 1],
            [width, i + 1, k + 1],
            [width, i + 1, k],
          ],
          place,
          'i3',
        ),
      )
  }
  return marks
}
