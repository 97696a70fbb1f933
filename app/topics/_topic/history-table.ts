import { getTranslations } from 'next-intl/server'
import { tableWords, type ChartTable } from '@/app/progress/_tables/chart-table'
import { formatDate, formatPercent } from '@/lib/i18n'
import type { TopicDay, TopicHistory } from '@/lib/study'

/** A topic's recall and coverage over time: what was, what is, and what would be without a further review. */
export async function historyTable(history: TopicHistory): Promise<ChartTable> {
  const [{ language, cells }, t] = await Promise.all([tableWords(history), getTranslations('topic.history')])
  const { days, date: today } = history
  const isMet = days.some(({ recall }) => recall !== null)
  return {
    title: t('title'),
    isEmpty: !isMet,
    finding: isMet ? finding() : t('none'),
    head: [t('day'), t('kind'), t('recall'), t('low'), t('high'), t('coverage')],
    rows: days.map((day) => [
      cells.date(day.date),
      cells.text(t(day.offset < 0 ? 'past' : day.offset === 0 ? 'now' : 'ahead')),
      cells.percent(day.recall),
      cells.percent(bandOf(day)?.low ?? null),
      cells.percent(bandOf(day)?.high ?? null),
      cells.percent(day.coverage),
    ]),
  }

  function finding(): string {
    const percent = (share: number): string => formatPercent(language, share)
    const dated = (day: TopicDay | undefined): string => formatDate(language, day?.date ?? today, today)
    const now = days.find(({ offset }) => offset === 0)
    const last = days.at(-1)
    const first = days.find(({ offset, recall }) => offset < 0 && recall !== null)
    const was = {
      then: percent(first?.recall ?? 0),
      date: dated(first),
      coveredThen: percent((first ?? days[0])?.coverage ?? 0),
    }
    if (now?.recall == null) return t('findingGone', was)
    const is = {
      now: percent(now.recall),
      covered: percent(now.coverage),
      same: percent(now.coverage) === was.coveredThen ? 'yes' : 'no',
      ahead: percent(last?.recall ?? 0),
      aheadDate: dated(last),
    }
    return first === undefined ? t('findingNew', { ...was, ...is }) : t('finding', { ...was, ...is })
  }
}

/** From where to where recall may be, within 0 and 1; null where no card was met. */
export function bandOf({ recall, band }: TopicDay): { readonly low: number; readonly high: number } | null {
  if (recall === null || band === null) return null
  return { low: Math.max(0, recall - band), high: Math.min(1, recall + band) }
}
