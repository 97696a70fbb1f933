import { round } from './layout'
import { PLATE_WIDTH } from './plate'
import type { Mark, Scene } from './scene'

const GAP = 12

/** Pictures side by side, four of them two by two, each at its own scale: they share the width. */
export function panelsScene(scenes: readonly Scene[]): Scene {
  const columns = scenes.length === 4 ? 2 : scenes.length
  const room = (PLATE_WIDTH - GAP * (columns - 1)) / columns
  const tallest = Math.max(...scenes.map((scene) => (scene.height * room) / scene.width))
  const rows = Math.ceil(scenes.length / columns)
  const values = scenes.flatMap(({ table }) => table?.rows ?? [])
  return {
    kind: 'panels',
    width: PLATE_WIDTH,
    height: round(tallest * rows + GAP * (rows - 1)),
    marks: scenes.flatMap((scene, index) => {
      const scale = room / scene.width
      const x = (index % columns) * (room + GAP)
      const y = Math.floor(index / columns) * (tallest + GAP) + (tallest - scene.height * scale) / 2
      const shown = [...scene.marks, ...(scene.frames?.[scene.chosen ?? 0]?.marks ?? [])]
      return shown.map((mark) => moved(mark, x, y, scale))
    }),
    sentence: { code: 'panels', values: { count: scenes.length } },
    ...(values.length === 0 ? {} : { table: { head: [], rows: values } }),
  }
}

function moved(mark: Mark, x: number, y: number, scale: number): Mark {
  const place = (value: number, index: number): number => round(value * scale + (index % 2 === 0 ? x : y))
  switch (mark.shape) {
    case 'cells':
      return {
        ...mark,
        x: round(mark.x * scale + x),
        y: round(mark.y * scale + y),
        width: round(mark.width * scale),
        height: round(mark.height * scale),
        pitch: mark.pitch * scale,
      }
    case 'raster':
      return { ...mark, x: round(mark.x * scale + x), y: round(mark.y * scale + y), cell: mark.cell * scale }
    case 'polygon':
    case 'line':
      return { ...mark, points: mark.points.map(place) }
    case 'dots':
      return { ...mark, points: mark.points.map(place), radius: round(mark.radius * scale) }
    case 'text':
      return {
        ...mark,
        x: round(mark.x * scale + x),
        y: round(mark.y * scale + y),
        size: Math.max(9, round(mark.size * scale)),
      }
  }
}
