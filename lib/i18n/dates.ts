import type { Language } from './languages'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const WEEKDAYS_ZH = ['日', '一', '二', '三', '四', '五', '六']

/**
 * A calendar date with its weekday, as the head of a day: `Tuesday 24 November`, `11月24日 星期二`.
 * Written out rather than left to Intl, whose commas differ between a server and a browser.
 *
 * @param date - `YYYY-MM-DD`, the date of a study day; it is taken as it stands, in no time zone
 */
export function formatDayHeading(language: Language, date: string): string {
  const { month, day, weekday } = readDate(date)
  return language === 'zh'
    ? `${month}月${day}日 星期${WEEKDAYS_ZH[weekday]}`
    : `${WEEKDAYS[weekday]} ${day} ${MONTHS[month - 1]}`
}

/**
 * A calendar date within a sentence or a table: `24 Nov`, `11月24日`; with the year when it is not this one's.
 *
 * @param date - `YYYY-MM-DD`
 * @param today - `YYYY-MM-DD`; the year of both is compared
 */
export function formatDate(language: Language, date: string, today: string): string {
  const { year, month, day } = readDate(date)
  const sameYear = readDate(today).year === year
  if (language === 'zh') return `${sameYear ? '' : `${year}年`}${month}月${day}日`
  return `${day} ${MONTHS[month - 1]?.slice(0, 3)}${sameYear ? '' : ` ${year}`}`
}

/**
 * The name of a weekday: `Monday`, `星期一`.
 *
 * @param weekday - Monday is 0
 */
export function formatWeekday(language: Language, weekday: number): string {
  const place = (weekday + 1) % 7
  return language === 'zh' ? `星期${WEEKDAYS_ZH[place]}` : (WEEKDAYS[place] ?? '')
}

/**
 * A full hour of the clock: `04:00`.
 *
 * @param hour - whole, 0 … 23
 */
export function formatHour(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}

function readDate(date: string): { year: number; month: number; day: number; weekday: number } {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number)
  return { year, month, day, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() }
}
