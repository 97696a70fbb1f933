import { short } from './plot'

interface BarsProps {
  /** where each stands, the middle of it, and how high it reaches; those that do not rise are left out */
  bars: readonly { readonly at: number; readonly top: number }[]
  width: number
  /** where they all stand */
  foot: number
  /** a stroke, since a bar is a thick line: half as many bytes as a rectangle, and a page has hundreds */
  className: string
}

/** Bars side by side, as one path. */
export function Bars({ bars, width, foot, className }: BarsProps) {
  const risen = bars.filter(({ top }) => Math.round(top) !== foot)
  return (
    <path
      d={risen.map(({ at, top }) => `M${short(at)} ${Math.round(top)}V${foot}`).join('')}
      strokeWidth={short(width)}
      className={`chart-bars ${className}`}
    />
  )
}
