import { cardTexts, fillMarkdown, splitHoles, type Instance } from '@/lib/card'
import { store, type UserId } from '@/lib/db'
import type { CardContent } from './card-content'
import { mockAsked } from './mock-asked'
import { mockReport, type MockReport } from './mock-report'
import { readMockRecord } from './mock-record'
import type { Reader } from './reader'
import type { Language } from './review-api'

/** The texts of a question as Markdown, by where they stand in its card; the numbers of the interview are put in. */
export type MockTexts = (path: string) => string

/** A report and the texts of its questions as Markdown, by place of the question in the interview. */
export interface MockMarkdown {
  readonly report: MockReport
  readonly texts: readonly MockTexts[]
}

/** What a report is written from as a Markdown file; null where there is none of this id, or it is not finished. */
export async function mockMarkdown(userId: UserId, id: string, reader: Reader): Promise<MockMarkdown | null> {
  const [report, row] = await Promise.all([mockReport(userId, id, reader), store().mocks.byId(userId, id)])
  if (report === null || row === null) return null
  const asked = await mockAsked(readMockRecord(row).questions, reader.language)
  return { report, texts: asked.map(({ content, instance }) => textsOf(content, instance, reader.language)) }
}

function textsOf({ card }: CardContent, instance: Instance, language: Language): MockTexts {
  const byPath = new Map(cardTexts(card).map(({ path, text }) => [path, text[language]]))
  return (path) => {
    const text = byPath.get(path) ?? ''
    const split = splitHoles(text)
    return split.ok ? fillMarkdown(split.text, instance.fill(split.expressions)) : text
  }
}
