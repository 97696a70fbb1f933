import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { reportMarkdown } from '@/app/interview/mock/_report/report-markdown'
import { fileResponse } from '@/app/_server/file-response'
import { signedOut } from '@/app/_server/problem-response'
import { readQuery } from '@/app/_server/query'
import { reader } from '@/app/_server/reader'
import { currentUser } from '@/app/_server/session'
import { mockMarkdown } from '@/lib/study'
import { mockProblem } from '../../mock-problem'

const QuerySchema = z.strictObject({ lang: z.enum(['en', 'zh']).optional() })

/** The report of an interview as a Markdown file. */
export async function GET(request: Request, { params }: RouteContext<'/api/mocks/[id]/markdown'>): Promise<Response> {
  const user = await currentUser()
  if (!user) return signedOut()
  const query = readQuery(request, QuerySchema, 'Ask with lang=en|zh.')
  if ('refusal' in query) return query.refusal
  const asking = await reader()
  const locale = query.asked.lang ?? asking.language
  const found = await mockMarkdown(user.userId, (await params).id, { ...asking, language: locale })
  if (found === null) return mockProblem('unknown_mock')
  const [mock, review, rating, kind] = await Promise.all([
    getTranslations({ locale, namespace: 'mock' }),
    getTranslations({ locale, namespace: 'review' }),
    getTranslations({ locale, namespace: 'rating' }),
    getTranslations({ locale, namespace: 'kind' }),
  ])
  const text = reportMarkdown(
    found,
    { mock, review, rating, kind },
    locale,
    new Date(asking.now).toISOString().slice(0, 10),
  )
  return fileResponse(`mock-interview-${found.report.date}.md`, 'text/markdown', text)
}
