import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import 'katex/dist/katex.min.css'
import '@/app/_ui/figure.css'
import { Icon } from '@/app/_ui/icon'
import { Shell } from '@/app/_ui/shell'
import { reader } from '@/app/_server/reader'
import { requireUser } from '@/app/_server/session'
import '@/app/answers/_answer/answer-page.css'
import { LIMITS } from '@/lib/limits'
import { isMockOpen, mockReport, readSettings } from '@/lib/study'
import { ReportScreen } from '../_report/report-screen'
import { MockScreen } from '../_run/mock-screen'
import '@/app/review/review.css'
import '../mock.css'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('mock'))('title') }
}

/** An interview: as long as it goes on the questions, then its report. */
export default async function MockInterviewPage({ params }: PageProps<'/interview/mock/[id]'>) {
  const user = await requireUser()
  const [{ id }, asking] = await Promise.all([params, reader()])
  const [report, { keys }] = await Promise.all([mockReport(user.userId, id, asking), readSettings(user.userId)])
  if (report !== null) {
    return (
      <Shell screen="interview" letters={keys} userId={user.userId}>
        <ReportScreen
          report={report}
          userId={user.userId}
          language={asking.language}
          date={new Date(asking.now).toISOString().slice(0, 10)}
        />
      </Shell>
    )
  }
  if (!(await isMockOpen(user.userId, id))) notFound()
  const { mock, review, kind, input, derivation, engine } = await getMessages()
  return (
    <NextIntlClientProvider messages={{ mock, review, kind, input, derivation, engine }}>
      <MockScreen
        userId={user.userId}
        id={id}
        language={asking.language}
        letters={keys}
        longestAnswer={LIMITS.answerTextCharacters.limit}
        icons={{ close: <Icon name="close" />, right: <Icon name="right" size={20} weight={2.1} /> }}
      />
    </NextIntlClientProvider>
  )
}
