'use no memo'

import type { Mark } from '@/lib/figure'

/** Draws the marks of a scene in order. Tones are classes of figure.css: the colours are the theme's. */
export function SceneMarks({ marks }: { marks: readonly Mark[] }) {
  return marks.map((mark, place) => <SceneMark key={place} mark={mark} />)
}

function SceneMark({ mark }: { mark: Mark }) {
  switch (mark.shape) {
    case 'cells':
      return <path d={cellsPath(mark)} className={classesOf(mark.fill, mark.stroke)} />
    case 'raster':
      return mark.tones.map((tone, level) => {
        const d = rasterPath(mark, level)
        return d === '' ? null : <path key={tone} d={d} className={`raster ${classesOf(tone, mark.stroke)}`} />
      })
    case 'polygon':
      return <polygon points={mark.points.join(' ')} className={classesOf(mark.fill, mark.stroke ?? null)} />
    case 'line':
      return (
        <polyline
          points={mark.points.join(' ')}
          className={`line stroke-${mark.stroke}`}
          strokeWidth={mark.width}
          strokeDasharray={mark.dashed ? '4 3' : undefined}
        />
      )
    case 'dots':
      return mark.form === undefined ? (
        <path d={discsPath(mark)} className={`fill-${mark.fill}`} />
      ) : (
        <path d={FORMS[mark.form](mark)} className={`line stroke-${mark.fill}`} strokeWidth={1.5} />
      )
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

type MarkOf<Shape extends Mark['shape']> = Extract<Mark, { readonly shape: Shape }>

function classesOf(fill: string | null, stroke: string | null): string {
  return `${fill === null ? 'line' : `fill-${fill}`} ${stroke === null ? '' : `stroke-${stroke}`}`
}

/** All cells of a row as one path: a picture of a thousand cells stays a handful of elements. */
function cellsPath({ x, y, width, height, pitch, count }: MarkOf<'cells'>): string {
  return Array.from({ length: count }, (_, n) => `M${tenth(x + n * pitch)} ${y}h${width}v${height}h${-width}z`).join('')
}

/** The cells of one tone; neighbours in a row are one rectangle where nothing is drawn between them. */
function rasterPath({ x, y, cell, columns, levels, stroke }: MarkOf<'raster'>, level: number): string {
  const own = String(level)
  const paths: string[] = []
  for (let at = 0; at < levels.length; at += 1) {
    if (levels[at] !== own) continue
    let run = 1
    if (stroke === null) while ((at + run) % columns !== 0 && levels[at + run] === own) run += 1
    const left = hundredth(x + (at % columns) * cell)
    const top = hundredth(y + Math.floor(at / columns) * cell)
    paths.push(`M${left} ${top}h${hundredth(run * cell)}v${cell}h${-hundredth(run * cell)}z`)
    at += run - 1
  }
  return paths.join('')
}

function discsPath({ points, radius }: MarkOf<'dots'>): string {
  return eachPoint(points, (x, y) => circle(x, y, radius))
}

const FORMS = {
  ring: ({ points, radius }: MarkOf<'dots'>) => eachPoint(points, (x, y) => circle(x, y, radius - 0.5)),
  cross: ({ points, radius }: MarkOf<'dots'>) =>
    eachPoint(
      points,
      (x, y) =>
        `M${tenth(x - radius)} ${tenth(y - radius)}l${2 * radius} ${2 * radius}m0 ${-2 * radius}l${-2 * radius} ${2 * radius}`,
    ),
  plus: ({ points, radius }: MarkOf<'dots'>) =>
    eachPoint(points, (x, y) => `M${tenth(x - radius)} ${y}h${2 * radius}M${x} ${tenth(y - radius)}v${2 * radius}`),
}

function circle(x: number, y: number, radius: number): string {
  return `M${tenth(x - radius)} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`
}

function eachPoint(points: readonly number[], draw: (x: number, y: number) => string): string {
  const paths: string[] = []
  for (let at = 0; at + 1 < points.length; at += 2) paths.push(draw(points[at] ?? 0, points[at + 1] ?? 0))
  return paths.join('')
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10
}

function hundredth(value: number): number {
  return Math.round(value * 100) / 100
}
