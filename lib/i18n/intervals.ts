import type { Language } from './languages'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const MONTH_DAYS = 30.4375
const YEAR_DAYS = 365.25

type Unit = 'second' | 'minute' | 'hour' | 'day' | 'month' | 'year'

// As short as a rating button needs. In Chinese a bare 月 would read as a month of the calendar, hence 个月.
const SHORT: Record<Language, Record<Unit, string>> = {
  en: { second: 's', minute: 'm', hour: 'h', day: 'd', month: 'mo', year: 'y' },
  zh: { second: ' 秒', minute: ' 分钟', hour: ' 小时', day: ' 天', month: ' 个月', year: ' 年' },
}

/**
 * The time until a card returns, as short as a button needs: `10m`, `2d`, `1.5mo`, `2y`, `10 分钟`, `2 天`.
 * Below a month the number is whole; months and years have at most one decimal.
 *
 * @param interval - either `seconds` (a learning step) or whole study `days`; not negative
 */
export function formatInterval(
  language: Language,
  interval: { readonly seconds: number } | { readonly days: number },
): string {
  const [amount, unit] = 'days' in interval ? ofDays(interval.days) : ofSeconds(interval.seconds)
  return `${amount}${SHORT[language][unit]}`
}

/**
 * How long something took or will take: `48 s`, `9 min 12 s`, `1 h 5 min`, `9 分 12 秒`.
 *
 * @param seconds - not negative; rounded to whole seconds, from one hour on to whole minutes
 */
export function formatDuration(language: Language, seconds: number): string {
  const words = language === 'zh' ? ['小时', '分', '秒'] : ['h', 'min', 's']
  const whole = Math.round(seconds)
  const minutes = whole >= HOUR ? Math.round(whole / MINUTE) : Math.floor(whole / MINUTE)
  const parts = [Math.floor(minutes / 60), minutes % 60, whole >= HOUR ? 0 : whole % MINUTE]
  const said = parts.flatMap((amount, i) => (amount > 0 ? [`${amount} ${words[i]}`] : []))
  return said.length > 0 ? said.join(' ') : `0 ${words[2]}`
}

function ofSeconds(seconds: number): [number, Unit] {
  if (seconds < MINUTE) return [Math.round(seconds), 'second']
  if (seconds < HOUR) return [Math.round(seconds / MINUTE), 'minute']
  if (seconds < DAY) return [Math.round(seconds / HOUR), 'hour']
  return ofDays(Math.round(seconds / DAY))
}

function ofDays(days: number): [number, Unit] {
  if (days < MONTH_DAYS) return [days, 'day']
  if (days < YEAR_DAYS) return [oneDecimal(days / MONTH_DAYS), 'month']
  return [oneDecimal(days / YEAR_DAYS), 'year']
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10
}
