'use no memo'

import type { Mark } from '@/lib/figure'

/** Draws the marks of a scene in order. Tones are classes of figure.css: the colours are the theme's. */
export function SceneMarks({ marks }: { marks: readonly Mark[] }) {
  return marks.map((mark, place) => <SceneMark key={place} mark={mark} />)
}

function SceneMark({ mark }: { mark: Mark }) {
  switch (mark.shape) {
    case 'cells':
      return <path d={cellsPath(mark)} className={`fill-${mark.fill} ${mark.stroke ? `stroke-${mark.stroke}` : ''}`} />
    case 'polygon':
      return <polygon points={mark.points.join(' ')} className={`fill-${mark.fill}`} />
    case 'line':
      return (
        <polyline points={mark.points.join(' ')} className={`line stroke-${mark.stroke}`} strokeWidth={mark.width} />
      )
    case 'dots':
      return <path d={dotsPath(mark)} className={`fill-${mark.fill}`} />
    case 'text':
      return (
        <text
          x={mark.x}
          y={mark.y}
          textAnchor={mark.anchor}
          fontSize={mark.size}
          className={`fill-${mark.fill} ${mark.mono ? 'mono' : ''}`}
        >
          {mark.text}
        </text>
      )
  }
}

/** All cells of a row as one path: a picture of a thousand cells stays a handful of elements. */
function cellsPath({ x, y, width, height, pitch, count }: Extract<Mark, { shape: 'cells' }>): string {
  return Array.from({ length: count }, (_, n) => `M${tenth(x + n * pitch)} ${y}h${width}v${height}h${-width}z`).join('')
}

function dotsPath({ points, radius }: Extract<Mark, { shape: 'dots' }>): string {
  const paths: string[] = []
  for (let at = 0; at + 1 < points.length; at += 2) {
    const [x, y] = [points[at] ?? 0, points[at + 1] ?? 0]
    paths.push(
      `M${tenth(x - radius)} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`,
    )
  }
  return paths.join('')
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10
}
