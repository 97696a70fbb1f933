import { useLocale, useTranslations } from 'next-intl'
import { formatDuration, formatNumber, formatPercent } from '@/lib/i18n'
import { mockTotals, mockTotalsByTopic, type MockResult } from '@/lib/plan'
import { worthOf } from './mark-types'
import { useReport, type ReportStore } from './report-store'

function resultsOf({ all, markOf }: ReportStore): MockResult[] {
  return all.map((marked) => ({ ...marked, ...worthOf(marked, markOf(marked.question)) }))
}

/** What it came to, in three numbers with what they are compared with. */
export function SummaryFigures({ minutes }: { readonly minutes: number }) {
  const t = useTranslations('mock')
  const language = useLocale()
  const totals = mockTotals(resultsOf(useReport()))
  const { share, met, held, expected, band, thinkingMs, answeringMs, questions } = totals
  const oneDecimal = (value: number): string => formatNumber(language, Math.round(value * 10) / 10)
  return (
    <dl className="mock-figures">
      <div>
        <dt>{t('shareLabel')}</dt>
        <dd>{share === null ? '–' : formatPercent(language, share)}</dd>
        <dd>{t('shareNote', { questions })}</dd>
      </div>
      <div>
        <dt>{t('heldLabel')}</dt>
        <dd>{met === 0 ? '–' : t('heldOf', { held, met })}</dd>
        <dd>
          {met === 0
            ? t('heldNone')
            : t('heldNote', {
                expected: oneDecimal(expected),
                low: oneDecimal(Math.max(0, expected - band)),
                high: oneDecimal(Math.min(met, expected + band)),
              })}
        </dd>
      </div>
      <div>
        <dt>{t('timeLabel')}</dt>
        <dd>{formatDuration(language, (thinkingMs + answeringMs) / 1_000)}</dd>
        <dd>
          {t('timeNote', {
            minutes,
            thinking: formatDuration(language, thinkingMs / 1_000),
            answering: formatDuration(language, answeringMs / 1_000),
          })}
        </dd>
      </div>
    </dl>
  )
}

/** The same by topic: share, time, and what had been predicted. */
export function TopicFigures() {
  const t = useTranslations('mock')
  const language = useLocale()
  const store = useReport()
  const labels = new Map(store.all.map(({ topicId, topic }) => [topicId, topic]))
  return (
    <div className="mock-table-box" tabIndex={0} role="group" aria-labelledby="by-topic">
      <table className="mock-table">
        <thead>
          <tr>
            <th scope="col">{t('topic')}</th>
            <th scope="col">{t('share')}</th>
            <th scope="col">{t('questions')}</th>
            <th scope="col">{t('thinking')}</th>
            <th scope="col">{t('answering')}</th>
            <th scope="col">{t('predicted')}</th>
          </tr>
        </thead>
        <tbody>
          {mockTotalsByTopic(resultsOf(store)).map(({ topicId, totals }) => (
            <tr key={topicId}>
              <th scope="row">{labels.get(topicId)}</th>
              <td>
                <span className="mock-line-share">
                  <span aria-hidden className="mock-bar">
                    <span style={{ width: `${(totals.share ?? 0) * 100}%` }} />
                  </span>
                  {formatPercent(language, totals.share ?? 0)}
                </span>
              </td>
              <td>{formatNumber(language, totals.questions)}</td>
              <td>{formatDuration(language, totals.thinkingMs / 1_000)}</td>
              <td>{formatDuration(language, totals.answeringMs / 1_000)}</td>
              <td>{totals.met === 0 ? t('neverMet') : formatPercent(language, totals.expected / totals.met)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
