import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { formatDate } from '@/lib/i18n'
import type { MoveLine } from '@/lib/study'

interface MovesTableProps {
  readonly moves: readonly MoveLine[]
  readonly today: string
  /** how many are not shown */
  readonly more: number
}

/** Cards with the day they are due and the day they would be. */
export function MovesTable({ moves, today, more }: MovesTableProps) {
  const t = useTranslations('moves')
  const language = useLocale()
  return (
    <>
      <table className="w-full border-collapse text-left text-sm">
        <thead>
          <tr className="border-b border-line text-xs text-ink-2">
            <th scope="col" className="py-2 font-normal">
              {t('card')}
            </th>
            <th scope="col" className="w-20 py-2 pl-4 font-normal">
              {t('from')}
            </th>
            <th scope="col" className="w-20 py-2 pl-4 font-normal">
              {t('to')}
            </th>
            <th scope="col" className="hidden w-16 py-2 pl-4 text-right font-normal sm:table-cell">
              {t('days')}
            </th>
          </tr>
        </thead>
        <tbody>
          {moves.map(({ cardId, question, from, to, days }) => (
            <tr key={cardId} className="border-b border-line align-top">
              <td className="py-2">
                <Link href={`/cards/${cardId}`} prefetch={false} className="line-clamp-2 hover:underline">
                  {question}
                </Link>
              </td>
              <td className="py-2 pl-4 whitespace-nowrap tabular-nums">{formatDate(language, from, today)}</td>
              <td className="py-2 pl-4 whitespace-nowrap tabular-nums">{formatDate(language, to, today)}</td>
              <td className="hidden py-2 pl-4 text-right tabular-nums sm:table-cell">
                {t(days < 0 ? 'earlierBy' : 'laterBy', { days: Math.abs(days) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 ? <p className="mt-3 text-sm text-ink-2">{t('more', { cards: more })}</p> : null}
    </>
  )
}
