import type { useTranslations } from 'next-intl'
import { shownForms } from '@/lib/grading'
import { formatDate, formatDuration, formatPercent, type Language } from '@/lib/i18n'
import { mockTotals, mockTotalsByTopic, type MockResult } from '@/lib/plan'
import { LETTERS } from '@/app/review/letters'
import { RATING_NAMES } from '@/app/review/rating-names'
import type { MockMarkdown, MockReportAnswer } from '@/lib/study'
import { markedOf } from './marked-of'
import { worthOf } from './mark-types'

interface Words {
  readonly mock: ReturnType<typeof useTranslations<'mock'>>
  readonly review: ReturnType<typeof useTranslations<'review'>>
  readonly rating: ReturnType<typeof useTranslations<'rating'>>
  readonly kind: ReturnType<typeof useTranslations<'kind'>>
}

/** The report as a Markdown file: formulas stay TeX between dollar signs. */
export function reportMarkdown(
  { report, texts }: MockMarkdown,
  { mock, review, rating, kind }: Words,
  language: Language,
  date: string,
): string {
  const time = (ms: number): string => formatDuration(language, ms / 1_000)
  const percent = (share: number): string => formatPercent(language, share)
  const results = report.answers.map((answer): MockResult => {
    const marked = markedOf(answer, report)
    return { ...marked, ...worthOf(marked, marked.initial) }
  })
  const totals = mockTotals(results)
  const labels = new Map(report.answers.map(({ topic }) => [topic.at(-1)?.id ?? '', topic.at(-1)?.label ?? '']))
  const head = [
    `# ${mock('reportTitle', { date: formatDate(language, report.date, date), time: report.time })}`,
    [
      mock('minutes', { minutes: report.minutes }),
      report.role ?? mock(report.planned ? 'myPlan' : 'wholeMap'),
      mock(report.way),
    ].join(' · '),
    [
      `- ${mock('shareLabel')}: ${totals.share === null ? '–' : percent(totals.share)}`,
      ...(totals.met === 0
        ? []
        : [
            `- ${mock('heldLabel')}: ${mock('heldOf', { held: totals.held, met: totals.met })} (${mock('expectedShort')}: ${Math.round(totals.expected * 10) / 10})`,
          ]),
      `- ${mock('thinking')}: ${time(totals.thinkingMs)}`,
      `- ${mock('answering')}: ${time(totals.answeringMs)}`,
    ].join('\n'),
    `## ${mock('byTopic')}`,
    [
      `| ${mock('topic')} | ${mock('share')} | ${mock('thinking')} | ${mock('answering')} |`,
      '| --- | ---: | ---: | ---: |',
      ...mockTotalsByTopic(results).map(
        ({ topicId, totals: of }) =>
          `| ${cell(labels.get(topicId) ?? topicId)} | ${percent(of.share ?? 0)} | ${time(of.thinkingMs)} | ${time(of.answeringMs)} |`,
      ),
    ].join('\n'),
    `## ${mock('questionsTitle')}`,
  ]
  const questions = report.answers.map((answer, place) => {
    const text = texts[answer.question] ?? (() => '')
    const { followUp, asked } = answer
    return [
      `### ${mock('question', { n: place + 1 })}: ${answer.topic.map(({ label }) => label).join(' › ')}`,
      `${kind(answer.kind)} · ${mock('times', { thinking: time(answer.thinkingMs + (followUp?.thinkingMs ?? 0)), answering: time(answer.answeringMs + (followUp?.answeringMs ?? 0)), seconds: formatDuration(language, answer.seconds) })}`,
      text('question').replace(/\{\{(\d)\}\}/g, '____ ($1)'),
      ...(asked.order.length > 0
        ? [
            asked.order
              .map(
                (option, shown) => `- ${LETTERS[shown]}. ${text(`options.${option}`) || text(`options.${option}.alt`)}`,
              )
              .join('\n'),
          ]
        : []),
      `**${review('yourWords')}**: ${quoted(givenOf(answer, mock, report.way))}`,
      ...rightOf(answer, review, language),
      ...(answer.kind === 'explain'
        ? [
            (asked.rubric ?? [])
              .map((_, point) => `- [${answer.points.includes(point) ? 'x' : ' '}] ${text(`rubric.${point}`)}`)
              .join('\n'),
            `**${review('fullAnswer')}**`,
            text('answer'),
          ]
        : []),
      ...answer.misconceptions.map(({ id }) => `> ${text(`misconceptions.${id}`)}`),
      text('explanation'),
      ...(followUp === null
        ? []
        : [
            `**${mock('followUp')}**: ${followUpText(answer, text)}`,
            quoted(followUp.text || noneOf(mock, report.way)),
          ]),
      `*${rating(RATING_NAMES[answer.rating])}*`,
    ].join('\n\n')
  })
  const next = report.unasked.length === 0 ? [] : [`## ${mock('nextTitle')}`, unaskedList(report, texts)]
  return `${[...head, ...questions, ...next].join('\n\n')}\n`
}

function givenOf({ given, said }: MockReportAnswer, mock: Words['mock'], way: 'typed' | 'aloud'): string {
  if (given.picks !== undefined) return given.picks.map((place) => LETTERS[place] ?? '').join(', ')
  if (given.blanks !== undefined) return given.blanks.join(' / ')
  return given.text?.trim() || noneOf(mock, said ? 'aloud' : way)
}

const noneOf = (mock: Words['mock'], way: 'typed' | 'aloud'): string => mock(way === 'aloud' ? 'saidAloud' : 'noAnswer')

function rightOf({ asked: { key } }: MockReportAnswer, review: Words['review'], language: Language): string[] {
  if (key.value !== undefined)
    return [`**${review('answerIs')}**: ${key.value}${key.unit === undefined ? '' : ` ${key.unit}`}`]
  if (key.right !== undefined)
    return [`**${review('answerIs')}**: ${key.right.map((place) => LETTERS[place] ?? '').join(', ')}`]
  if (key.accepted !== undefined) return [`**${review('answerIs')}**: ${shownForms(key, language).join(' / ')}`]
  return []
}

function followUpText({ asked, followUp }: MockReportAnswer, text: (path: string) => string): string {
  const place = asked.after.followUps?.findIndex((html) => html === followUp?.html) ?? -1
  return place < 0 ? '' : text(`followUps.${place}`)
}

function unaskedList(report: MockMarkdown['report'], texts: MockMarkdown['texts']): string {
  const answered = new Set(report.answers.map(({ question }) => question))
  return texts
    .flatMap((text, place) =>
      answered.has(place)
        ? []
        : [
            `- ${text('question')
              .replace(/\s*\n+\s*/g, ' ')
              .replace(/\{\{\d\}\}/g, '____')}`,
          ],
    )
    .slice(0, 3)
    .join('\n')
}

/** Several lines stay one paragraph of the person's own. */
const quoted = (text: string): string => (text.includes('\n') ? `\n\n> ${text.replace(/\n/g, '\n> ')}` : text)
const cell = (text: string): string => text.replaceAll('|', '\\|')
