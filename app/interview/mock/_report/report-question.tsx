import { useLocale, useTranslations } from 'next-intl'
import { Prose } from '@/app/_ui/prose'
import { GivenBlanks } from '@/app/answers/_answer/given-blanks'
import { GivenNumber } from '@/app/answers/_answer/given-number'
import { GivenOptions } from '@/app/answers/_answer/given-options'
import { Picture } from '@/app/answers/_answer/picture'
import { Why } from '@/app/answers/_answer/why'
import { writeNumber } from '@/app/review/write-number'
import { shownForms } from '@/lib/grading'
import { formatDuration, formatPercent, type Messages } from '@/lib/i18n'
import type { MockReportAnswer, MockWay } from '@/lib/study'
import { RatingChoice, RubricTicks, SaidMark } from './report-parts'

interface ReportQuestionProps {
  readonly answer: MockReportAnswer
  /** place in the report, from 1 */
  readonly n: number
  readonly way: MockWay
  /** words of the pictures */
  readonly figure: Messages['figure']
}

/** One question of the interview: what was answered beside what a full answer has. */
export function ReportQuestion({ answer, n, way, figure }: ReportQuestionProps) {
  const t = useTranslations('mock')
  const kinds = useTranslations('kind')
  const language = useLocale()
  const { question, asked, topic, kind, recall, seconds, thinkingMs, answeringMs, followUp } = answer
  const { scene, caption } = asked.after
  const times = t('times', {
    thinking: formatDuration(language, (thinkingMs + (followUp?.thinkingMs ?? 0)) / 1_000),
    answering: formatDuration(language, (answeringMs + (followUp?.answeringMs ?? 0)) / 1_000),
    seconds: formatDuration(language, seconds),
  })
  return (
    <article id={`question-${question}`} className="mock-question" aria-labelledby={`title-${question}`}>
      <header>
        <h3 id={`title-${question}`} className="text-md">
          {t('question', { n })}
          <span className="ms-3 text-sm font-normal text-ink-3">
            {[kinds(kind), topic.map(({ label }) => label).join(' › ')].join(' · ')}
          </span>
        </h3>
        <p className="mt-1 text-sm text-ink-2 tabular-nums">
          {times} {recall === null ? t('metFirst') : t('predictedRecall', { recall: formatPercent(language, recall) })}
        </p>
      </header>
      <Prose html={withGaps(asked.question)} className="mock-asked gaps" />
      {kind === 'explain' ? <Words answer={answer} way={way} /> : <Graded answer={answer} />}
      <Why answer={answer} asked={asked} />
      {scene === undefined ? null : (
        <div className="mock-picture">
          <Picture
            scene={scene}
            language={language}
            words={figure}
            {...(caption === undefined ? {} : { caption: <Prose html={caption} inline /> })}
          />
        </div>
      )}
      {followUp === null ? null : (
        <section className="mock-follow-up">
          <h4 className="text-sm text-ink-3">{t('followUp')}</h4>
          <Prose html={followUp.html} />
          <Own text={followUp.text} way={way} />
        </section>
      )}
      {answer.further.length === 0 ? null : (
        <section>
          <h4 className="text-sm text-ink-3">{t('further')}</h4>
          <ul className="mt-1 list-disc ps-5">
            {answer.further.map((html, place) => (
              <li key={place}>
                <Prose html={html} inline />
              </li>
            ))}
          </ul>
        </section>
      )}
      <RatingChoice question={question} day={answer.day} />
    </article>
  )
}

function Words({ answer, way }: Pick<ReportQuestionProps, 'answer' | 'way'>) {
  const t = useTranslations('review')
  const { question, asked, given } = answer
  return (
    <div className="mock-beside">
      <div>
        <h4 className="text-sm text-ink-3">{t('yourWords')}</h4>
        <Own text={given.text ?? ''} way={way} />
        <div className="mt-6">
          <RubricTicks question={question} rubric={(asked.rubric ?? []).map(({ html, bonus }) => ({ html, bonus }))} />
        </div>
      </div>
      {asked.after.answer === undefined ? null : (
        <div>
          <h4 className="text-sm text-ink-3">{t('fullAnswer')}</h4>
          <Prose html={asked.after.answer} className="mt-1" />
        </div>
      )}
    </div>
  )
}

function Own({ text, way }: { readonly text: string; readonly way: MockWay }) {
  const t = useTranslations('mock')
  const words = text.trim()
  if (words === '') return <p className="mt-1 text-ink-3">{t(way === 'aloud' ? 'saidAloud' : 'noAnswer')}</p>
  return <p className="mt-1 border-s-[3px] border-line ps-4 break-words whitespace-pre-wrap">{words}</p>
}

/** What has one right answer: graded, or said aloud and compared by the person. */
function Graded({ answer }: Pick<ReportQuestionProps, 'answer'>) {
  const t = useTranslations('review')
  const language = useLocale()
  const { kind, asked, said, question, given } = answer
  if (said) {
    const { value, unit } = asked.key
    return (
      <div className="space-y-4">
        <div>
          <p className="text-sm text-ink-2">{t('answerIs')}</p>
          <p className="number-shown font-bold break-words">
            {value === undefined ? shownForms(asked.key, language).join(', ') : writeNumber(value)}
            {unit === undefined ? null : <span className="ms-2 text-md font-normal text-ink-2">{unit}</span>}
          </p>
        </div>
        <SaidMark question={question} />
      </div>
    )
  }
  const typed = given.text === undefined && kind === 'numeric' ? { ...given, text: t('nothing') } : given
  const shown = { ...answer, given: typed }
  switch (kind) {
    case 'numeric':
      return <GivenNumber answer={shown} asked={asked} />
    case 'cloze':
      return <GivenBlanks answer={shown} asked={asked} />
    default:
      return <GivenOptions answer={shown} asked={asked} />
  }
}

/** A gap of a cloze has its number in it. */
const withGaps = (html: string): string =>
  html.replace(
    /<span data-blank="(\d)"><\/span>([，。、；：！？）”.,;:!?)]*)/g,
    '<span class="whitespace-nowrap"><span data-blank="$1">$1</span>$2</span>',
  )
