import { counted, placed } from '@/app/_ui/counted'
import { formatDate, type Language } from '@/lib/i18n'
import type { MapDay } from '@/lib/study'
import type { DayWords } from './live/map-words'

/**
 * A stop of the time slider in words: `Today`, `In 12 days, 12 Dec`.
 *
 * @param today - `2026-11-30`
 */
export function dayText(
  { offset, date, interview }: MapDay,
  today: string,
  words: DayWords,
  language: Language,
): string {
  const when =
    offset === 0
      ? words.today
      : placed(counted(offset < 0 ? words.ago : words.ahead, Math.abs(offset)), formatDate(language, date, today))
  return interview ? `${words.interview} · ${when}` : when
}

/** What the map's colours mean on this day; nothing for today. */
export function dayNote({ offset }: MapDay, { pastNote, futureNote }: DayWords): string {
  return offset === 0 ? '' : offset < 0 ? pastNote : futureNote
}
