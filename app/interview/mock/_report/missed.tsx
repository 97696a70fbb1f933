import { useTranslations } from 'next-intl'
import { MistakeSentence } from '@/app/_ui/mistake-sentence'
import { Prose } from '@/app/_ui/prose'
import { reviewAddress } from '@/app/review/scope-query'
import type { Html } from '@/lib/study'
import { worthOf } from './mark-types'
import { useReport } from './report-store'

/** Of a question, what can be missed of it. */
export interface Missable {
  readonly question: number
  readonly rubric: readonly { readonly html: Html; readonly bonus: boolean }[]
  readonly misconceptions: readonly { readonly id: string; readonly html: Html }[]
}

/** What was missing, topic by topic: points of full answers, and the mistakes that were recognised. */
export function Missed({ missable }: { readonly missable: readonly Missable[] }) {
  const t = useTranslations('mock')
  const store = useReport()
  const byTopic = new Map<
    string,
    { label: string; lines: { key: string; question: number; html: Html; id: string | null }[] }
  >()
  for (const { question, rubric, misconceptions } of missable) {
    const marked = store.all.find((one) => one.question === question)
    if (marked === undefined) continue
    const { points } = store.markOf(question)
    const lines = [
      ...rubric.flatMap(({ html, bonus }, place) =>
        bonus || points.includes(place) ? [] : [{ key: `${question} ${place}`, question, html, id: null }],
      ),
      ...misconceptions.map(({ id, html }) => ({ key: `${question} ${id}`, question, html, id })),
    ]
    // a question without a rubric that was not right, and no mistake known behind it
    const isBare = rubric.length === 0 && misconceptions.length === 0
    if (isBare && worthOf(marked, store.markOf(question)).share < 1) {
      lines.push({ key: `${question}`, question, html: '', id: null })
    }
    if (lines.length === 0) continue
    const group = byTopic.get(marked.topicId) ?? { label: marked.topic, lines: [] }
    group.lines.push(...lines)
    byTopic.set(marked.topicId, group)
  }
  if (byTopic.size === 0) return <p className="mt-2 text-ink-2">{t('nothingMissed')}</p>
  return (
    <ul className="mt-2 border-b border-line">
      {[...byTopic].map(([topicId, { label, lines }]) => (
        <li key={topicId} className="mock-missed">
          <h3 className="text-sm font-semibold">{label}</h3>
          <ul className="space-y-1">
            {lines.map(({ key, question, html, id }) => (
              <li key={key} className="flex items-baseline gap-2">
                <a href={`#question-${question}`} className="link shrink-0 text-sm tabular-nums">
                  {t('question', { n: store.all.findIndex((one) => one.question === question) + 1 })}
                </a>
                {id !== null ? (
                  <MistakeSentence id={id} html={html} className="text-seal" />
                ) : html === '' ? (
                  <span className="text-ink-2">{t('notRight')}</span>
                ) : (
                  <Prose html={html} inline />
                )}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
}

/** The cards that were not answered well, as a session. */
export function StudyMissed() {
  const t = useTranslations('mock')
  const store = useReport()
  const missed = store.all.filter((marked) => worthOf(marked, store.markOf(marked.question)).rating <= 2)
  if (missed.length === 0) return null
  return (
    <a href={reviewAddress({ only: missed.map(({ cardId }) => cardId) })} className="button-quiet no-print">
      {t('studyMissed', { cards: missed.length })}
    </a>
  )
}
