import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { formatDate, formatNumber, formatPercent } from '@/lib/i18n'
import type { MockLine } from '@/lib/study'

const SHOWN = 5

/** The interviews before this one, as they were marked. */
export function Compared({ before, date }: { readonly before: readonly MockLine[]; readonly date: string }) {
  const t = useTranslations('mock')
  const language = useLocale()
  if (before.length === 0) return <p className="mt-2 text-ink-2">{t('firstMock')}</p>
  return (
    <div className="mock-table-box" tabIndex={0} role="group" aria-labelledby="compared">
      <table className="mock-table">
        <thead>
          <tr>
            <th scope="col">{t('interviewOf')}</th>
            <th scope="col">{t('share')}</th>
            <th scope="col">{t('questions')}</th>
            <th scope="col">{t('heldShort')}</th>
            <th scope="col">{t('expectedShort')}</th>
          </tr>
        </thead>
        <tbody>
          {before.slice(0, SHOWN).map(({ id, date: day, time, minutes, totals }) => (
            <tr key={id}>
              <th scope="row">
                <Link href={`/interview/mock/${id}`} prefetch={false} className="link">
                  {formatDate(language, day, date)}, {time}
                </Link>
                <span className="ms-2 text-ink-3">{t('minutes', { minutes })}</span>
              </th>
              <td>
                <span className="mock-line-share">
                  <span aria-hidden className="mock-bar">
                    <span style={{ width: `${(totals.share ?? 0) * 100}%` }} />
                  </span>
                  {totals.share === null ? '–' : formatPercent(language, totals.share)}
                </span>
              </td>
              <td>{formatNumber(language, totals.questions)}</td>
              <td>{totals.met === 0 ? '–' : t('heldOf', { held: totals.held, met: totals.met })}</td>
              <td>{totals.met === 0 ? '–' : formatNumber(language, Math.round(totals.expected * 10) / 10)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
