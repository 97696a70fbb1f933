import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import { LEFT, short, WIDTH, type Room } from '@/app/progress/_chart/plot'
import { spreadLabels } from './spread-labels'

/** Readiness over the days to the interview, shares from 0 to 1. */
export interface CurveInput {
  /** with the plan, from today to the day of the interview */
  readonly curve: readonly {
    readonly day: number
    readonly median: number
    readonly low: number
    readonly high: number
  }[]
  /** without a further answer */
  readonly curveAlone: readonly { readonly day: number; readonly readiness: number }[]
  /** what no way of spending the minutes exceeds on the day */
  readonly bound: number | null
  /** what the person aims for */
  readonly target: number | null
}

/** What a line of the curve is called at its end, and where. */
export interface EndLabel {
  readonly name: 'plan' | 'alone' | 'bound'
  readonly share: number
  /** of the line itself, and of its words, which keep apart from each other */
  readonly y: number
  readonly textY: number
}

export interface CurveLayout {
  readonly height: number
  readonly room: Room
  /** where the day of the interview stands */
  readonly right: number
  readonly band: string
  readonly median: string
  readonly alone: string
  readonly boundY: number | null
  readonly targetY: number | null
  readonly levels: readonly { readonly at: number; readonly share: number }[]
  readonly days: readonly { readonly at: number; readonly day: number }[]
  readonly ends: readonly EndLabel[]
}

const ROOM: Room = { top: 14, bottom: 206 }
const HEIGHT = 232

/** Room on the right for the numbers at the ends of the lines. */
const END_ROOM = 46
const LABEL_APART = 17
const MOST_DAYS_NAMED = 4

/** Where the lines, the band and the words of the curve stand, in units of a chart 480 wide. */
export function curveLayout({ curve, curveAlone, bound, target }: CurveInput): CurveLayout {
  const right = WIDTH - END_ROOM
  const days = curve.map(({ day }) => day)
  const [first, last] = [Math.min(...days), Math.max(...days)]
  const x = scaleLinear()
    .domain([first, Math.max(last, first + 1)])
    .range([LEFT, right])
  const shares = [
    ...curve.flatMap(({ low, high }) => [low, high]),
    ...curveAlone.map(({ readiness }) => readiness),
    ...(bound === null ? [] : [bound]),
    ...(target === null ? [] : [target]),
  ]
  const least = Math.max(0, Math.floor((Math.min(...shares) - 0.02) * 10) / 10)
  const most = Math.min(1, Math.max(least + 0.1, Math.ceil(Math.max(...shares) * 10) / 10))
  const y = scaleLinear().domain([least, most]).range([ROOM.bottom, ROOM.top])
  const at = (share: number): number => short(y(share))
  const band = area<CurveInput['curve'][number]>()
    .x(({ day }) => short(x(day)))
    .y0(({ low }) => at(low))
    .y1(({ high }) => at(high))
  const median = line<CurveInput['curve'][number]>()
    .x(({ day }) => short(x(day)))
    .y(({ median: share }) => at(share))
  const alone = line<CurveInput['curveAlone'][number]>()
    .x(({ day }) => short(x(day)))
    .y(({ readiness }) => at(readiness))
  const atEnd: readonly { name: EndLabel['name']; share: number | undefined }[] = [
    { name: 'bound', share: bound ?? undefined },
    { name: 'plan', share: curve.at(-1)?.median },
    { name: 'alone', share: curveAlone.at(-1)?.readiness },
  ]
  const ends = atEnd.flatMap(({ name, share }) => (share === undefined ? [] : [{ name, share, y: at(share) }]))
  const texts = spreadLabels(
    ends.map((end) => end.y),
    LABEL_APART,
    ROOM,
  )
  return {
    height: HEIGHT,
    room: ROOM,
    right,
    band: band(curve) ?? '',
    median: median(curve) ?? '',
    alone: alone(curveAlone) ?? '',
    boundY: bound === null ? null : at(bound),
    targetY: target === null ? null : at(target),
    levels: y.ticks(5).map((share) => ({ at: at(share), share })),
    days: daysNamed(first, last).map((day) => ({ at: short(x(day)), day })),
    ends: ends.map((end, place) => ({ ...end, textY: short(texts[place] ?? end.y) })),
  }
}

/** The first and the last day, and some evenly between. */
function daysNamed(first: number, last: number): number[] {
  const steps = Math.min(MOST_DAYS_NAMED - 1, last - first)
  if (steps <= 0) return [first]
  return Array.from({ length: steps + 1 }, (_, step) => Math.round(first + ((last - first) * step) / steps))
}
