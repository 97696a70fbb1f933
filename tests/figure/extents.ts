import type { Mark } from '@/lib/figure'

export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Width of a letter over its size, as wide as any face draws it. */
const LETTER = 0.62

/** The box around marks, in units of the scene. */
export function extentOf(marks: readonly Mark[]): Box {
  const boxes = marks.map(boxOf)
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    right: Math.max(...boxes.map(({ right }) => right)),
    top: Math.min(...boxes.map(({ top }) => top)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  }
}

/** Pairs of texts that lie on one another. */
export function overlappingTexts(marks: readonly Mark[]): string[] {
  const texts = marks.flatMap((mark) => (mark.shape === 'text' ? [{ text: mark.text, box: boxOf(mark) }] : []))
  return texts.flatMap((one, index) =>
    texts
      .slice(index + 1)
      .filter((other) => overlap(one.box, other.box))
      .map((other) => `${one.text} ${other.text}`),
  )
}

/** Texts reach from the baseline to the height of a digit; what lies below the line is not drawn for symbols. */
function boxOf(mark: Mark): Box {
  switch (mark.shape) {
    case 'cells':
      return {
        left: mark.x,
        right: mark.x + mark.pitch * (mark.count - 1) + mark.width,
        top: mark.y,
        bottom: mark.y + mark.height,
      }
    case 'raster':
      return {
        left: mark.x,
        right: mark.x + mark.columns * mark.cell,
        top: mark.y,
        bottom: mark.y + (mark.levels.length / mark.columns) * mark.cell,
      }
    case 'text': {
      const width = [...mark.text].length * mark.size * LETTER
      const left = mark.anchor === 'start' ? mark.x : mark.anchor === 'end' ? mark.x - width : mark.x - width / 2
      return { left, right: left + width, top: mark.y - mark.size * 0.75, bottom: mark.y }
    }
    default: {
      const xs = mark.points.filter((_, index) => index % 2 === 0)
      const ys = mark.points.filter((_, index) => index % 2 === 1)
      const around = mark.shape === 'dots' ? mark.radius : 0
      return {
        left: Math.min(...xs) - around,
        right: Math.max(...xs) + around,
        top: Math.min(...ys) - around,
        bottom: Math.max(...ys) + around,
      }
    }
  }
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}
