import { foldedLine } from './folded-line'
import { zoneLines } from './zone-lines'

/** Something on a calendar: some minutes at a time of the wall clock, or a whole day. */
export interface CalendarEvent {
  /** the same for the same event in every file, so that a newer file replaces what an older one brought */
  readonly uid: string
  readonly summary: string
  readonly description: string
  readonly when:
    | { readonly date: string; readonly time: string; readonly minutes: number }
    | { readonly date: string; readonly isWholeDay: true }
}

export interface CalendarInput {
  readonly name: string
  /** IANA name; times are those of its wall clock */
  readonly zone: string
  /** milliseconds UTC */
  readonly madeAt: number
  /** whole, ≥ 0, larger in each newer file */
  readonly revision: number
  /** an address that leads back here */
  readonly url: string
  readonly events: readonly CalendarEvent[]
}

/**
 * Events as the file that a calendar opens.
 *
 * @see RFC 5545; §3.1 for lines, §3.3.11 for texts, §3.6.5 for the zone
 */
export function calendarFile({ name, zone, madeAt, revision, url, events }: CalendarInput): string {
  const stamp = `${compact(new Date(madeAt).toISOString().slice(0, 19))}Z`
  const timed = events.flatMap(({ when }) => ('time' in when ? [when.date] : [])).sort()
  const [first, last] = [timed[0], timed.at(-1)]
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Receptive//Interview plan//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...(first === undefined || last === undefined ? [] : zoneLines(zone, first, last)),
    ...events.flatMap((event) => [
      'BEGIN:VEVENT',
      `UID:${event.uid}`,
      `DTSTAMP:${stamp}`,
      `SEQUENCE:${revision}`,
      ...timeLines(event, zone),
      `SUMMARY:${escaped(event.summary)}`,
      `DESCRIPTION:${escaped(event.description)}`,
      `URL:${url}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
    .map(foldedLine)
    .join('')
}

/** A length instead of an end: right also across a change of clocks. */
function timeLines({ when }: CalendarEvent, zone: string): string[] {
  if ('time' in when) {
    return [`DTSTART;TZID=${zone}:${compact(`${when.date}T${when.time}:00`)}`, `DURATION:PT${when.minutes}M`]
  }
  // a whole day takes none of one's time
  return [`DTSTART;VALUE=DATE:${compact(when.date)}`, 'TRANSP:TRANSPARENT']
}

const compact = (iso: string): string => iso.replace(/[-:]/g, '')

const escaped = (text: string): string =>
  text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|\r|\n/g, '\\n')
    // no text may hold one but the tab
    .replace(/(?!\t)\p{Cc}/gu, ' ')
