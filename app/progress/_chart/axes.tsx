import { LEFT, RIGHT, short, type Room } from './plot'

interface LevelsProps {
  /** values of the upright axis with their words */
  ticks: readonly { readonly at: number; readonly text: string }[]
  /** the foot of the plot, a stronger line */
  foot: number
}

/** Level hairlines with their numbers on the left, and the foot of the plot. */
export function Levels({ ticks, foot }: LevelsProps) {
  return (
    <>
      <path d={ticks.map(({ at }) => `M${LEFT} ${short(at)}H${RIGHT}`).join('')} className="stroke-line" />
      <path d={`M${LEFT} ${foot}H${RIGHT}`} className="stroke-edge" />
      {ticks.map(({ at, text }) => (
        <text key={text} x={LEFT - 6} y={short(at)} dy=".35em" textAnchor="end">
          {text}
        </text>
      ))}
    </>
  )
}

interface FootTicksProps {
  ticks: readonly { readonly at: number; readonly text: string }[]
  room: Room
}

/** Words below the foot of a plot; the outer ones keep inside the drawing. */
export function FootTicks({ ticks, room }: FootTicksProps) {
  return ticks.map(({ at, text }) => (
    <g key={`${at} ${text}`}>
      <path d={`M${short(at)} ${room.bottom}v4`} className="stroke-edge" />
      <text
        x={short(at)}
        y={room.bottom + 18}
        textAnchor={at < LEFT + 12 ? 'start' : at > RIGHT - 12 ? 'end' : 'middle'}
      >
        {text}
      </text>
    </g>
  ))
}

/** So many of the places of a row, evenly apart, the last one among them. */
export function placesApart(count: number, most: number): number[] {
  const step = Math.max(1, Math.ceil(count / most))
  return Array.from({ length: Math.ceil(count / step) }, (_, place) => count - 1 - place * step).reverse()
}
