import type { MistakeLine, ProgressView } from '@/lib/study'
import { tableWords, type ChartTable } from './chart-table'

/** The mistakes recognised behind answers, most frequent first. */
export async function mistakesTable(view: ProgressView): Promise<ChartTable> {
  const { t, mistakes, cells } = await tableWords(view)
  const nameOf = ({ id, plain }: MistakeLine): string =>
    plain?.replace(/[.。]$/, '') ?? mistakes(mistakes.has(id as 'unnamed') ? (id as 'unnamed') : 'unnamed')
  const [first] = view.mistakes
  return {
    title: t('mistakes.title'),
    isEmpty: first === undefined,
    finding:
      first === undefined ? t('mistakes.none') : t('mistakes.finding', { name: nameOf(first), times: first.times }),
    head: [t('mistakes.mistake'), t('mistakes.times'), t('cards'), t('mistakes.topics')],
    rows: view.mistakes.map((mistake) => [
      cells.text(nameOf(mistake)),
      cells.count(mistake.times),
      cells.text(mistake.cards.map(({ cardId }) => cardId).join(', ')),
      cells.text(mistake.topics.map(({ label }) => label).join(', ')),
    ]),
  }
}
