import Link from 'next/link'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { Prose } from '@/app/_ui/prose'
import { formatDate, type Messages } from '@/lib/i18n'
import type { Language, MockReport } from '@/lib/study'
import { Compared } from './compared'
import { markedOf } from './marked-of'
import { CountBar, Missed, PrintButton, ReportMarks, StudyMissed, SummaryFigures, TopicFigures } from './report-parts'
import { ReportQuestion } from './report-question'

interface ReportScreenProps {
  readonly report: MockReport
  readonly userId: string
  readonly language: Language
  /** today's date, YYYY-MM-DD */
  readonly date: string
}

/** What would have come next is told by so many questions. */
const NEXT_SHOWN = 3

/** The report: what it came to, what was missing, each question with what a full answer has, and what comes of it. */
export async function ReportScreen({ report, userId, language, date }: ReportScreenProps) {
  const [t, messages] = await Promise.all([getTranslations('mock'), getMessages()])
  const { mock, review, rating, mistake, figure } = messages
  // what a page's script is told lies in the page once more: no words but those of these parts
  const { points, bonus } = review
  const { answers } = report
  const facts = [
    t('minutes', { minutes: report.minutes }),
    report.role ?? t(report.planned ? 'myPlan' : 'wholeMap'),
    t(report.way),
  ]
  return (
    <NextIntlClientProvider messages={{ mock, review: { points, bonus }, rating, mistake: namesOf(answers, mistake) }}>
      <ReportMarks
        key={answers.map(({ standing, entryId }) => `${standing} ${entryId}`).join()}
        userId={userId}
        id={report.id}
        all={answers.map((answer) => markedOf(answer, report))}
      >
        <article className="mock-report">
          <p className="no-print text-sm text-ink-2">
            <Link href="/interview/mock" className="inline-flex min-h-9 items-center hover:underline">
              {t('upMocks')}
            </Link>
          </p>
          <h1 className="text-xl md:text-2xl">
            {t('reportTitle', { date: formatDate(language, report.date, date), time: report.time })}
          </h1>
          <p className="mt-1 text-ink-2">{facts.join(' · ')}</p>
          {answers.length === 0 ? (
            <p className="mt-8 text-ink-2">{t('nothingAnswered')}</p>
          ) : (
            <>
              <SummaryFigures minutes={report.minutes} />
              <CountBar />
              <div className="mock-two">
                <section aria-labelledby="by-topic">
                  <h2 id="by-topic" className="text-lg">
                    {t('byTopic')}
                  </h2>
                  <TopicFigures />
                </section>
                <section aria-labelledby="compared">
                  <h2 id="compared" className="text-lg">
                    {t('compared')}
                  </h2>
                  <Compared before={report.before} date={date} />
                </section>
              </div>
              <section aria-labelledby="missed" className="mt-12">
                <h2 id="missed" className="text-lg">
                  {t('missed')}
                </h2>
                <Missed
                  missable={answers.map(({ question, asked, misconceptions, kind }) => ({
                    question,
                    rubric: kind === 'explain' ? (asked.rubric ?? []).map(({ html, bonus }) => ({ html, bonus })) : [],
                    misconceptions,
                  }))}
                />
                <p className="mt-5 flex flex-wrap gap-3">
                  <StudyMissed />
                  <PrintButton />
                  <a
                    href={`/api/mocks/${report.id}/markdown?lang=${language}`}
                    download
                    className="button-quiet no-print"
                  >
                    {t('markdown')}
                  </a>
                </p>
              </section>
              <section aria-labelledby="questions" className="mt-12">
                <h2 id="questions" className="text-lg">
                  {t('questionsTitle')}
                </h2>
                {answers.map((answer, place) => (
                  <ReportQuestion
                    key={answer.question}
                    answer={answer}
                    n={place + 1}
                    way={report.way}
                    figure={figure}
                  />
                ))}
              </section>
            </>
          )}
          {report.unasked.length === 0 ? null : (
            <section aria-labelledby="next" className="mt-12">
              <h2 id="next" className="text-lg">
                {t('nextTitle')}
              </h2>
              <ul className="mt-3 border-b border-line">
                {report.unasked.slice(0, NEXT_SHOWN).map(({ cardId, html, topic }) => (
                  <li key={cardId} className="border-t border-line py-3">
                    <p className="text-sm text-ink-3">{topic}</p>
                    <Prose html={html} />
                  </li>
                ))}
              </ul>
            </section>
          )}
        </article>
      </ReportMarks>
    </NextIntlClientProvider>
  )
}

/** Of all mistakes that have a name, those that were made here. */
function namesOf(answers: MockReport['answers'], names: Messages['mistake']): Partial<Messages['mistake']> {
  const made = new Set(answers.flatMap(({ misconceptions }) => misconceptions.map(({ id }) => id)))
  const shown = Object.entries(names).filter(([id]) => id === 'unnamed' || made.has(id))
  return Object.fromEntries(shown) as Partial<Messages['mistake']>
}
