import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarFile, type CalendarEvent } from '@/app/interview/_calendar/calendar-file'
import { foldedLine } from '@/app/interview/_calendar/folded-line'
import { planEvents } from '@/app/interview/_calendar/plan-events'

const octets = (text: string): number => new TextEncoder().encode(text).byteLength
const unfold = (file: string): string[] => file.replaceAll('\r\n ', '').split('\r\n').slice(0, -1)
const AT = Date.parse('2026-11-30T11:05:09.123Z')

const fileOf = (events: readonly CalendarEvent[], zone = 'Europe/Berlin'): string =>
  calendarFile({ name: 'Plan', zone, madeAt: AT, revision: 3, url: 'http://localhost:3000/interview', events })

const session = (date: string, time = '19:30'): CalendarEvent => ({
  uid: `p-${date}@receptive`,
  summary: '20 min',
  description: 'Receptive',
  when: { date, time, minutes: 20 },
})

describe('a line', () => {
  test('is at most 75 octets long, whatever it holds, and unfolds to what it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'é', '面', '😀', ' ', ','), maxLength: 400 }), (line) => {
        const folded = foldedLine(line)
        expect(folded.endsWith('\r\n')).toBe(true)
        const rows = folded.slice(0, -2).split('\r\n')
        for (const row of rows) expect(octets(row)).toBeLessThanOrEqual(75)
        for (const row of rows.slice(1)) expect(row.startsWith(' ')).toBe(true)
        expect(rows.map((row, place) => (place === 0 ? row : row.slice(1))).join('')).toBe(line)
      }),
    )
  })

  test('of just 75 octets stays whole, of 76 it does not', () => {
    expect(foldedLine('x'.repeat(75))).toBe(`${'x'.repeat(75)}\r\n`)
    expect(foldedLine('x'.repeat(76))).toBe(`${'x'.repeat(75)}\r\n x\r\n`)
  })
})

describe('a calendar file', () => {
  test('has its parts in the order and with the names that calendars read', () => {
    const lines = unfold(fileOf([session('2026-12-01')]))
    expect(lines.slice(0, 5)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Receptive//Interview plan//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
    ])
    expect(lines.at(-1)).toBe('END:VCALENDAR')
    const event = lines.slice(lines.indexOf('BEGIN:VEVENT'), lines.indexOf('END:VEVENT'))
    expect(event).toEqual([
      'BEGIN:VEVENT',
      'UID:p-2026-12-01@receptive',
      'DTSTAMP:20261130T110509Z',
      'SEQUENCE:3',
      'DTSTART;TZID=Europe/Berlin:20261201T193000',
      'DURATION:PT20M',
      'SUMMARY:20 min',
      'DESCRIPTION:Receptive',
      'URL:http://localhost:3000/interview',
    ])
  })

  test('escapes what would end a text', () => {
    const event = { ...session('2026-12-01'), summary: 'a, b; c\\d', description: 'one\ntwo\r\nthree' }
    const lines = unfold(fileOf([event]))
    expect(lines).toContain('SUMMARY:a\\, b\\; c\\\\d')
    expect(lines).toContain('DESCRIPTION:one\\ntwo\\nthree')
  })

  test('has no control characters, whatever a plan is called: a calendar refuses the whole file', () => {
    const file = fileOf([{ ...session('2026-12-01'), summary: 'a\u0007b\u0000\u007f\tc' }])
    expect(unfold(file)).toContain('SUMMARY:a b  \tc')
  })

  test('says what the clocks of the zone show, also across a change', () => {
    const still = unfold(fileOf([session('2026-12-01')]))
    expect(still.filter((line) => /^(BEGIN:(STANDARD|DAYLIGHT)|DTSTART:|TZOFFSET)/.test(line))).toEqual([
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0100',
    ])
    const changing = unfold(fileOf([session('2027-03-25'), session('2027-03-30')]))
    expect(changing.filter((line) => /^(BEGIN:(STANDARD|DAYLIGHT)|DTSTART:|TZOFFSET)/.test(line))).toEqual([
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0100',
      'BEGIN:DAYLIGHT',
      'DTSTART:20270328T020000',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0200',
    ])
  })

  test.each([
    ['America/St_Johns', '-0330'],
    ['Asia/Kathmandu', '+0545'],
    ['UTC', '+0000'],
  ])('knows the offset of %s', (zone, offset) => {
    expect(unfold(fileOf([session('2026-12-01')], zone))).toContain(`TZOFFSETTO:${offset}`)
  })

  test('begins a zone’s summer as summer and says when it ends', () => {
    const lines = unfold(fileOf([session('2026-10-20'), session('2026-11-05')], 'America/New_York'))
    const kinds = lines.filter((line) => /^BEGIN:(STANDARD|DAYLIGHT)/.test(line))
    expect(kinds).toEqual(['BEGIN:DAYLIGHT', 'BEGIN:STANDARD'])
    expect(lines).toContain('DTSTART:20261101T020000')
  })
})

describe('the sessions of a plan', () => {
  const words = {
    session: (minutes: number) => `${minutes} min`,
    sessionNote: 'note',
    interview: 'Interview',
    interviewNote: '',
  }
  const input = {
    planId: 'abc',
    date: '2026-12-03',
    days: [
      { date: '2026-11-30', minutes: 20 },
      { date: '2026-12-01', minutes: 0 },
      { date: '2026-12-02', minutes: 12.4 },
    ],
    time: '19:30',
    rolloverHour: 4,
    words,
  }

  test('are one a day that is not off, and the interview as a whole day', () => {
    expect(planEvents(input).map(({ uid, summary, when }) => [uid, summary, when])).toEqual([
      ['abc-2026-11-30@receptive', '20 min', { date: '2026-11-30', time: '19:30', minutes: 20 }],
      ['abc-2026-12-02@receptive', '12 min', { date: '2026-12-02', time: '19:30', minutes: 12 }],
      ['abc-interview@receptive', 'Interview', { date: '2026-12-03', isWholeDay: true }],
    ])
  })

  test('keep their ids when the time of day changes', () => {
    const uids = (time: string) => planEvents({ ...input, time }).map(({ uid }) => uid)
    expect(uids('07:00')).toEqual(uids('19:30'))
  })

  test('past midnight lie on the next date, for the study day goes on until its hour', () => {
    expect(planEvents({ ...input, time: '01:00' }).map(({ when }) => when.date)).toEqual([
      '2026-12-01',
      '2026-12-03',
      '2026-12-03',
    ])
  })
})
